"""The site's addresses as they are where an identity provider is named."""

from satupintu.config.urls import handler400, handler403, handler404, handler429, handler500, urlpatterns
from satupintu.web.signin.urls import oidc_patterns

urlpatterns = [*oidc_patterns, *urlpatterns]

__all__ = ["handler400", "handler403", "handler404", "handler429", "handler500", "urlpatterns"]
