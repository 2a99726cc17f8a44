"""The person's own exercises: make one, change it, delete it."""

from pathlib import Path

from django.conf import settings
from django.contrib import messages
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from endrange.catalogue import Exercise
from endrange.catalogue.own import (
    ID_PREFIX,
    OwnExerciseError,
    PictureError,
    delete,
    media_type,
    picture_file,
    replace,
    save,
)
from endrange.records.data_folder import own_exercises_folder
from endrange.server import content
from endrange.server.form_data import sent, sent_files
from endrange.server.library.own_forms import OwnExerciseForm, initial_of


@require_http_methods(["GET", "HEAD", "POST"])
def new(request: HttpRequest) -> HttpResponse:
    """Make an own exercise."""
    form = OwnExerciseForm(sent(request), sent_files(request))
    if request.method == "POST" and form.is_valid():
        try:
            path = save(_folder(), form.own_exercise(), picture=form.cleaned_data["picture"])
        except OwnExerciseError as error:
            form.add_error(None, str(error))
        else:
            messages.success(request, _("“%(name)s” is saved.") % {"name": form.cleaned_data["name"]})
            return redirect("exercise", f"{ID_PREFIX}{path.stem}")
    return render(request, "library/own_form.html", {"form": form}, status=400 if form.errors else 200)


@require_http_methods(["GET", "HEAD", "POST"])
def edit(request: HttpRequest, exercise_id: str) -> HttpResponse:
    """Change an own exercise; its id and what history says of it stay."""
    found = _own(exercise_id)
    form = OwnExerciseForm(sent(request), sent_files(request), initial=initial_of(found))
    if request.method == "POST" and form.is_valid():
        try:
            told = form.own_exercise(picture_name=found.picture)
            replace(_folder(), exercise_id, told, picture=form.cleaned_data["picture"])
        except OwnExerciseError as error:
            form.add_error(None, str(error))
        else:
            messages.success(request, _("“%(name)s” is saved.") % {"name": form.cleaned_data["name"]})
            return redirect("exercise", exercise_id)
    return render(
        request,
        "library/own_form.html",
        {"form": form, "exercise": found},
        status=400 if form.errors else 200,
    )


@require_http_methods(["GET", "HEAD", "POST"])
def delete_own(request: HttpRequest, exercise_id: str) -> HttpResponse:
    """Ask, then delete an own exercise. What was done of it stays in History."""
    found = _own(exercise_id)
    if request.method == "POST":
        try:
            delete(_folder(), exercise_id)
        except OwnExerciseError as error:
            messages.error(request, str(error))
        else:
            messages.success(request, _("“%(name)s” is deleted.") % {"name": found.name})
        return redirect("exercises")
    return render(request, "library/own_delete.html", {"exercise": found})


@require_safe
def own_picture(request: HttpRequest, exercise_id: str) -> FileResponse:  # noqa: ARG001
    """Give the picture of an own exercise, under the media type that its bytes show."""
    path = picture_file(_folder(), _own(exercise_id))
    try:
        if path is None:
            raise Http404(exercise_id)
        with path.open("rb") as file:
            kind = media_type(file.read(12))
        return FileResponse(path.open("rb"), content_type=kind)
    except (OSError, PictureError) as error:
        raise Http404(exercise_id) from error


def _folder() -> Path:
    return own_exercises_folder(settings.DATA)


def _own(exercise_id: str) -> Exercise:
    found = content.catalogue().exercises.get(exercise_id)
    if found is None or not found.own:
        raise Http404(exercise_id)
    return found
