app_name = "opd"
urlpatterns: list = []
