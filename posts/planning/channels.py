"""Which accounts stand in an approved plan of this year: told to the register, which keeps no plans itself."""

from accounts import plans
from klaten_medsos import dates
from posts.models import PlanVersion


@plans.register
def planned(account_ids) -> dict[int, str]:
    """``{account id: the plan}`` for accounts in the newest approved version of a plan of the WIB year."""
    wanted, newest = set(account_ids), {}
    versions = PlanVersion.objects.filter(plan__year=dates.today().year).select_related("plan__unit")
    for version in versions.order_by("plan", "number"):
        newest[version.plan_id] = version
    return {
        row["account"]: str(version.plan).capitalize()
        for version in newest.values()
        for row in version.content["channels"]
        if row["account"] in wanted
    }
