from django.urls import path

from satupintu.web.demo import phone, views

app_name = "demo"
urlpatterns = [
    path("demo/", views.roles, name="roles"),
    path("demo/telepon/", phone.phones, name="phones"),
    path("demo/jadi/", views.become, name="become"),
]
