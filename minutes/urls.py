from django.urls import path

from minutes import views

app_name = "minutes"
urlpatterns = [
    path("meetings/", views.meetings, name="meetings"),
    path("meetings/<int:meeting_pk>/", views.record, name="record"),
    path("meetings/<int:meeting_pk>/editions/<int:number>/", views.edition, name="edition"),
    path("attachments/<int:attachment_pk>/", views.attachment, name="attachment"),
    path("decisions/", views.decisions_all, name="decisions_all"),
    path("bodies/<slug:slug>/decisions/", views.decisions, name="decisions"),
]
