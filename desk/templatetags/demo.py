from typing import Any

from django import template
from django.conf import settings

from desk.example.people import PASSWORD, SIGN_INS

register = template.Library()


@register.inclusion_tag("outbox/_demo_hint.html")
def demo_hint() -> dict[str, Any]:
    """On the sign-in page: who can sign in to the example, and where its mails lie. Nothing outside the demo."""
    sign_ins = [(email, role.label) for email, role in SIGN_INS]
    return {"demo": settings.DEMO, "sign_ins": sign_ins, "password": PASSWORD}
