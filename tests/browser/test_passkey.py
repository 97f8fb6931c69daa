"""A passkey as second factor, made and used in a real browser under the strict policy."""

from playwright.sync_api import expect

from tests.browser.visitor import PASSWORD

AUTHENTICATOR = {
    "protocol": "ctap2", "transport": "internal", "hasResidentKey": True, "hasUserVerification": True,
    "isUserVerified": True, "automaticPresenceSimulation": True,
}  # fmt: skip


def test_budi_adds_a_passkey_and_it_is_his_second_step(visit, scene):
    visitor = visit(scene.budi)
    page = visitor.page
    device = visitor.context.new_cdp_session(page)
    device.send("WebAuthn.enable")
    device.send("WebAuthn.addVirtualAuthenticator", {"options": AUTHENTICATOR})
    visitor.open("/masuk/dua-langkah/webauthn/add/")
    page.get_by_role("button", name="Tambahkan").click()
    expect(visitor.heading).to_contain_text("Kode pemulihan")
    visitor.open("/masuk/keluar/")
    page.locator("main").get_by_role("button", name="Keluar").click()
    page.get_by_label("Nama pengguna").fill(scene.budi.username)
    page.locator("input[type=password]").fill(PASSWORD)
    page.locator("main").get_by_role("button", name="Masuk").click()
    expect(visitor.heading).to_contain_text("Langkah kedua")
    page.get_by_role("button", name="Pakai kunci sandi").click()
    expect(visitor.heading).to_contain_text("Apa yang harus saya kerjakan hari ini?")
