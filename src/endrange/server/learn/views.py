"""Short articles about the hip, with their sources and a picture."""

from functools import lru_cache

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext
from django.views.decorators.http import require_safe
from markdown_it import MarkdownIt

from endrange.catalogue import Catalogue, translate
from endrange.catalogue.articles import Article
from endrange.catalogue.content_files import CONTENT
from endrange.catalogue.drawings import translate_drawing
from endrange.server import content
from endrange.server.citations import citations
from endrange.server.stills import picture, scene_of

_MARKDOWN = MarkdownIt("commonmark", {"html": False}).enable("table")


@require_safe
def articles(request: HttpRequest) -> HttpResponse:
    """List the articles in reading order."""
    found = [translate(each, gettext) for each in content.catalogue().articles.values()]
    return render(request, "learn/articles.html", {"articles": found})


@require_safe
def article(request: HttpRequest, article_id: str) -> HttpResponse:
    """Show one article."""
    catalogue = content.catalogue()
    if article_id not in catalogue.articles:
        raise Http404(article_id)
    shown = translate(catalogue.articles[article_id], gettext)
    order = list(catalogue.articles.values())
    place = [each.id for each in order].index(article_id)
    page = {
        "article": shown,
        "picture": picture_of(shown, catalogue),
        "body": mark_safe(_MARKDOWN.render(shown.markdown)),  # noqa: S308 - our own words; HTML in them is off
        "citations": citations(shown.sources, catalogue),
        "next": translate(order[place + 1], gettext) if place + 1 < len(order) else None,
    }
    return render(request, "learn/article.html", page)


def picture_of(article: Article, catalogue: Catalogue) -> SafeString:
    """Return the article's picture: a scene of an exercise, or the drawing beside the article."""
    exercise, _slash, scene = article.picture.partition("/")
    if scene:
        return (
            picture(scene_of(catalogue.exercises[exercise], scene))
            if exercise in catalogue.exercises
            else SafeString()
        )
    drawing = translate_drawing(_drawing(article.picture), gettext)
    return mark_safe(drawing)  # noqa: S308 - a file that comes with the product; translations are escaped


@lru_cache(maxsize=64)
def _drawing(name: str) -> str:
    path = CONTENT / "articles" / f"{name}.svg"
    return path.read_text(encoding="utf-8") if path.is_file() else ""
