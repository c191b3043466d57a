from django.urls import path

from clusters import views

app_name = "clusters"
urlpatterns = [
    path("bodies/", views.bodies, name="bodies"),
    path("bodies/new/", views.new_body, name="new_body"),
    path("bodies/<slug:slug>/", views.body, name="body"),
    path("bodies/<slug:slug>/rules/", views.rules, name="rules"),
    path("bodies/<slug:slug>/seats/", views.seats, name="seats"),
    path("bodies/<slug:slug>/seats/new/", views.new_seat, name="new_seat"),
    path("seats/<int:seat_pk>/edit/", views.edit_seat, name="edit_seat"),
    path("seats/<int:seat_pk>/end/", views.end_seat, name="end_seat"),
    path("seats/<int:seat_pk>/restore/", views.restore_seat, name="restore_seat"),
    path("seats/<int:seat_pk>/invite/", views.invite, name="invite"),
    path("people/<int:person_pk>/", views.person, name="person"),
    path("people/<int:person_pk>/edit/", views.edit_person, name="edit_person"),
    path("people/<int:person_pk>/merge/", views.merge, name="merge"),
    path("organisations/", views.organisations, name="organisations"),
    path("organisations/new/", views.new_organisation, name="new_organisation"),
    path("organisations/<int:organisation_pk>/", views.organisation, name="organisation"),
    path("organisations/<int:organisation_pk>/edit/", views.edit_organisation, name="edit_organisation"),
    path("organisations/<int:organisation_pk>/coordinators/", views.coordinators, name="coordinators"),
    path(
        "organisations/<int:organisation_pk>/clusters/<int:cluster_pk>/join/", views.join_cluster, name="join_cluster"
    ),
    path(
        "organisations/<int:organisation_pk>/clusters/<int:cluster_pk>/leave/",
        views.leave_cluster,
        name="leave_cluster",
    ),
    path("account/", views.account, name="account"),
]
