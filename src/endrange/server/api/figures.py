"""GET /figure/<exercise>/<scene>.json, or <scene>.<load>.json: what the front end draws and moves.

Computed once, then remembered.
"""

import hashlib
import json
from functools import lru_cache

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.http import quote_etag
from django.views.decorators.http import condition, require_safe

from endrange.catalogue.scene import Scene
from endrange.figure.wire import figure_json
from endrange.server import content

A_YEAR_S = 365 * 24 * 60 * 60
REMEMBERED = 128  # more than there are scenes


def _scene(exercise: str, name: str) -> Scene:
    try:
        return content.catalogue().exercises[exercise].scene(name)
    except KeyError:
        raise Http404("no such scene") from None


@lru_cache(maxsize=REMEMBERED)
def _drawn(exercise: str, scene_text: str) -> tuple[bytes, str]:
    """Return the figure and the mark of its content. A scene's text says all that it is made from."""
    scene = Scene.model_validate_json(scene_text)
    body = json.dumps(figure_json(exercise, scene), separators=(",", ":")).encode()
    return body, hashlib.sha256(body).hexdigest()[:20]


def _of(exercise: str, name: str) -> tuple[bytes, str]:
    return _drawn(exercise, _scene(exercise, name).model_dump_json(by_alias=True))


def _etag(request: HttpRequest, exercise: str, scene: str) -> str:  # noqa: ARG001
    return quote_etag(_of(exercise, scene)[1])


@require_safe
@condition(etag_func=_etag)
def figure(request: HttpRequest, exercise: str, scene: str) -> HttpResponse:
    """Send the figure; with its own mark as ?v= it never changes, without it the browser asks again."""
    body, mark = _of(exercise, scene)
    is_fixed = request.GET.get("v") == mark
    lasts = f"public, max-age={A_YEAR_S}, immutable" if is_fixed else "no-cache"
    return HttpResponse(body, content_type="application/json", headers={"Cache-Control": lasts})
