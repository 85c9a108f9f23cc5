from django.urls import path

from jobs import views

app_name = "jobs"
urlpatterns = [
    path("", views.long_jobs, name="long_jobs"),
    path("<int:pk>/", views.long_job, name="long_job"),
    path("<int:pk>/cancel/", views.cancel_long_job, name="cancel_long_job"),
]
