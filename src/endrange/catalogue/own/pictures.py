"""Pictures of own exercises: which kinds are taken, told by their first bytes and never by their name."""

from pathlib import Path

MAX_PICTURE_BYTES = 5_000_000  # chosen: a large phone photo
_LONGEST_SIGNATURE = 12

_KINDS = {".png": "image/png", ".jpg": "image/jpeg", ".gif": "image/gif", ".webp": "image/webp"}


PICTURE_ENDINGS = tuple(_KINDS)


class PictureError(ValueError):
    """The picture cannot be taken; the message says why."""


def picture_ending(start: bytes) -> str:
    """The file ending (such as `.png`) for a picture that starts with these bytes; raises PictureError."""
    if start.startswith(b"\x89PNG\r\n\x1a\n"):
        return ".png"
    if start.startswith(b"\xff\xd8\xff"):
        return ".jpg"
    if start.startswith((b"GIF87a", b"GIF89a")):
        return ".gif"
    if start.startswith(b"RIFF") and start[8:12] == b"WEBP":
        return ".webp"
    raise PictureError("expected a PNG, JPEG, WebP or GIF picture")


def media_type(start: bytes) -> str:
    """The media type of a picture that starts with these bytes; raises PictureError."""
    return _KINDS[picture_ending(start)]


def checked_picture(picture: bytes) -> str:
    """The file ending for a whole picture that may be kept; raises PictureError."""
    _check_size(len(picture))
    return picture_ending(picture[:_LONGEST_SIGNATURE])


def check_picture_file(path: Path) -> None:
    """Raise PictureError unless the file is a picture that can be shown."""
    try:
        _check_size(path.stat().st_size)
        with path.open("rb") as file:
            picture_ending(file.read(_LONGEST_SIGNATURE))
    except FileNotFoundError as error:
        raise PictureError(f"there is no file {path.name} in the folder") from error
    except OSError as error:
        raise PictureError(f"{path.name} cannot be read ({error.strerror})") from error


def _check_size(size: int) -> None:
    if size > MAX_PICTURE_BYTES:
        raise PictureError(f"expected a picture of at most {MAX_PICTURE_BYTES // 1_000_000} MB")
