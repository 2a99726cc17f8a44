"""The figure's scenes as an exercise file says them."""

from .content_model import Content, Slug


class Scene(Content):
    """Keyframes of joint angles with what the body touches."""

    id: Slug
