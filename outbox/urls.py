"""The demo's mailbox. Routed in the demo only (config/urls.py)."""

from django.urls import path

from outbox import views

app_name = "outbox"
urlpatterns = [
    path("demo/mail/", views.mails, name="mails"),
    path("demo/mail/<str:key>/", views.mail, name="mail"),
]
