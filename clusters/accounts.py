"""How people sign in: only those who were invited, by password or by a code sent to their address."""

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.forms import RequestLoginCodeForm
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _


class Adapter(DefaultAccountAdapter):
    """allauth's account rules, with sign-up closed: a secretariat invites."""

    # allauth's own sentences, said so that one knows what to do next
    error_messages = DefaultAccountAdapter.error_messages | {
        "account_inactive": _("Your sign-in is closed. Write to the secretariat of your body."),
        "email_password_mismatch": _("Address and password do not match. Try again, or get a code by e-mail."),
        "enter_current_password": _("That is not your present password. Try again."),
        "incorrect_code": _("That is not the code from the newest e-mail. Try again, or get a new one."),
        "incorrect_password": _("That is not your password. Try again."),
        "rate_limited": _("There have been many tries. Wait a minute, and try again."),
        "too_many_login_attempts": _("There have been many tries. Wait five minutes, or get a new code by e-mail."),
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False


class CodeForm(RequestLoginCodeForm):
    """Asks for a code. Reads the address from the sign-in form's field, so that one address serves both ways in."""

    def add_prefix(self, field_name: str) -> str:
        return super().add_prefix("login" if field_name == "email" else field_name)
