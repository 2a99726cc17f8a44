"""GET /api/csrf: the token that every changing call carries in its X-CSRFToken header."""

from django.http import HttpRequest
from django.middleware.csrf import get_token
from ninja import Router, Schema

router = Router()


class Token(Schema):
    """The token; its cookie comes with the same answer."""

    token: str


@router.get("/csrf", response=Token, auth=None, url_name="csrf", summary="The token for changing calls")
def csrf(request: HttpRequest) -> Token:
    """Give the token and set its cookie."""
    return Token(token=get_token(request))
