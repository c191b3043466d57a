from django.urls import path

from actions import views

app_name = "actions"
urlpatterns = [
    path("", views.home, name="home"),
    path("actions/", views.register_all, name="register_all"),
    path("bodies/<slug:slug>/actions/", views.register, name="register"),
    path("bodies/<slug:slug>/actions/new/", views.create, name="create"),
    path("actions/<int:action_pk>/", views.action, name="action"),
    path("actions/<int:action_pk>/close/", views.close, name="close"),
    path("actions/<int:action_pk>/reopen/", views.reopen, name="reopen"),
    path("actions/<int:action_pk>/progress/", views.progress, name="progress"),
    path("actions/<int:action_pk>/edit/", views.edit, name="edit"),
    path("actions/<int:action_pk>/drop/", views.drop, name="drop"),
    path("search/", views.search, name="search"),
]
