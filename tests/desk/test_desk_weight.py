"""How heavy the desk is: every script and style sheet that it loads for the screen, as it lies on the disk."""

import re
from pathlib import Path

from django.contrib.staticfiles import finders
from django.urls import reverse

MOST_BYTES = 114_000


def test_scripts_and_styles_of_the_desk(client, world):
    client.force_login(world.asta)
    page = client.get(reverse("desk:desk", args=[world.meeting.pk])).content.decode()
    tags = re.findall(r"<(?:script|link)[^>]*>", page)
    linked = {
        match[1]
        for tag in tags
        if 'media="print"' not in tag and (match := re.search(r'/static/([^"?]+?\.(?:js|css))"', tag))
    }
    assert {"app.css", "app.js", "desk.js"} <= {re.sub(r"\.[0-9a-f]{12}", "", Path(name).name) for name in linked}
    weights = {name: Path(str(finders.find(re.sub(r"\.[0-9a-f]{12}\.", ".", name)))).stat().st_size for name in linked}
    assert sum(weights.values()) <= MOST_BYTES, weights
