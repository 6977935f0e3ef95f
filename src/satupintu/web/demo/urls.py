from django.urls import path

from satupintu.web.demo import views

app_name = "demo"
urlpatterns = [
    path("demo/", views.roles, name="roles"),
    path("demo/jadi/", views.become, name="become"),
]
