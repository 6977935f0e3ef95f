"""What every answer carries, whatever made it; the content policy and HSTS come from their own middleware."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

PERMISSIONS = ", ".join(
    [
        "camera=(self)",  # photos of papers, and of what a survey finds
        "geolocation=(self)",  # where a survey was
        "publickey-credentials-get=(self)",
        "publickey-credentials-create=(self)",
        *(f"{power}=()" for power in ("microphone", "payment", "usb", "midi", "serial", "bluetooth")),
        *(f"{power}=()" for power in ("accelerometer", "gyroscope", "magnetometer", "display-capture")),
        *(f"{power}=()" for power in ("browsing-topics", "interest-cohort")),
    ]
)
ALWAYS = {
    "Permissions-Policy": PERMISSIONS,
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
    "X-Permitted-Cross-Domain-Policies": "none",
}


class HeadersMiddleware:
    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        for name, value in ALWAYS.items():
            response.headers.setdefault(name, value)
        # Nobody keeps an answer that does not itself say who may.
        response.headers.setdefault("Cache-Control", "no-store")
        return response
