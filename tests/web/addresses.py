"""Every address of the site, made from its url patterns: with words in the places of words, and a region in its place."""

from django.urls import URLPattern, URLResolver, get_resolver
from django.urls.resolvers import RegexPattern, RoutePattern

SAMPLES = {
    "IntConverter": "1",
    "SlugConverter": "contoh",
    "StringConverter": "contoh",
    "PathConverter": "contoh/lain",
    "UUIDConverter": "00000000-0000-0000-0000-000000000001",
    "DayConverter": "2026-01-02",
}


def addresses(region):
    """One for every pattern."""
    found = sorted(f"/{_filled(patterns, region)}" for patterns in branches(get_resolver().url_patterns))
    assert len(found) == len(set(found)), "Two patterns cannot be told apart by their samples."
    return found


def branches(patterns, before=()):
    for one in patterns:
        if isinstance(one, URLResolver):
            yield from branches(one.url_patterns, (*before, one.pattern))
        elif isinstance(one, URLPattern):
            yield (*before, one.pattern)


def _filled(patterns, region):
    return "".join(_part(pattern, region) for pattern in patterns)


def _part(pattern, region):
    if isinstance(pattern, RegexPattern):
        return _from_regex(pattern)
    assert isinstance(pattern, RoutePattern)
    text = str(pattern)
    for name, converter in pattern.converters.items():
        kind = type(converter).__name__
        sample = region.slug if name == "region" else SAMPLES[kind]
        before, _, after = text.partition("<")
        text = f"{before}{sample}{after.partition('>')[2]}"
    return text


def _from_regex(pattern):
    """The few that are regular expressions: a colour, in six hexadecimal digits."""
    text = str(pattern).removeprefix("^").removesuffix("$").replace("\\.", ".")
    return text.replace("(?P<colour>[0-9a-f]{6})", "1d4ed8")
