"""Takes the README's picture: the real map of a journey of the example site, on light paper.

.venv/bin/python scripts/readme_picture.py
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import sync_playwright

REPOSITORY = Path(__file__).resolve().parent.parent
IMAGES = REPOSITORY / "docs" / "images"
JOURNEY = "diving-gear"
WIDTH, HEIGHT = 1440, 884  # px; the curve and the first lanes


def main() -> None:
    chromium = next(filter(None, map(shutil.which, ("chromium", "google-chrome", "chrome"))), None)
    if chromium is None:
        raise SystemExit("no Chromium on this machine")
    with tempfile.TemporaryDirectory() as temporary, sync_playwright() as playwright:
        site = Path(temporary) / "site"
        command = [sys.executable, "-m", "journeysite", "build", str(REPOSITORY), "--output", str(site)]
        subprocess.run(command, check=True)
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox", "--disable-gpu"])
        page = browser.new_page(viewport={"width": WIDTH, "height": HEIGHT}, color_scheme="light")
        page.goto((site / f"journeys/{JOURNEY}.html").as_uri())
        page.evaluate("document.fonts.ready")
        map_box = page.locator("svg.map-plane").first.bounding_box()
        if map_box is None:
            raise SystemExit("no map on the page")
        area = {"x": 0, "y": max(0, map_box["y"] - 16), "width": WIDTH, "height": HEIGHT}
        IMAGES.mkdir(parents=True, exist_ok=True)
        page.screenshot(path=IMAGES / "journey-map.png", full_page=True, clip=area)
        browser.close()


if __name__ == "__main__":
    main()
