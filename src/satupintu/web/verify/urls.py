from django.urls import path

from satupintu.web.verify import documents, views

app_name = "verify"
urlpatterns = [
    path("v/", views.typing, name="typing"),
    path("v/periksa/", documents.document, name="document"),
    path("v/<str:code>", views.permit, name="permit"),
    path("v/<str:code>/", views.permit),
    path("v/<str:code>/halaman.jpg", views.picture, name="picture"),
]
