"""A small, sound content folder to break in tests: one exercise, and one of everything that it names."""

from pathlib import Path

EXERCISE = """\
name = "Wall lean"
summary = "Lean on a wall."
purpose = "Opens the hip."
kind = "stretch"
phases = ["restore", "keep"]
movements = ["extension"]
muscles = ["iliopsoas"]
counts_for = ["hip-flexors"]
feel = "In front of the hip."
not_feel = ["the low back"]
sides = "each"
chain = "wall"
chain_order = 1
breathing = "Slowly."
cautions = ["Go slowly."]
stop_signs = ["A pinch."]
asks = ["click"]
sources = ["own-judgement"]

[dose.restore]
kind = "hold"
hold_s = { low = 60, high = 120 }
sets = { low = 1, high = 2 }

[dose.keep]
kind = "repetitions"
count = { low = 5, high = 10 }
sets = { low = 1, high = 1 }
tempo_s = 3

[cues]
before = ["Stand tall."]
during = ["Breathe."]
end = ["Come back."]

[[variant]]
id = "far"
name = "Far from the wall"
level = "standard"
equipment = ["wall"]
setup = ["Stand a step away."]
scene = "far"

[[variant]]
id = "near"
name = "Near the wall"
level = "easier"
setup = ["Stand close."]
scene = "far"

[[fault]]
name = "Low back arches"
looks_like = "The belly comes forward."
cue = "Tuck the tail."

[[fault]]
name = "Hip turns out"
looks_like = "The toes point out."
cue = "Toes ahead."

[[fault]]
name = "Breath held"
looks_like = "The face goes red."
cue = "Sigh it out."

[[leave_out]]
condition = "knee-problem"
why = "It presses on the knee."
variants = ["far"]

[[scene]]
id = "far"
best_view = "side"
second_view = "front"

[[scene.keyframe]]
at_s = 0
name = "start"
pelvis = { x = 0, y = 0.9 }

[[scene.keyframe]]
at_s = 4
name = "end"
hip = { working = { flexion = -10 } }
"""

ROLLING = """\
name = "Rolling"
summary = "Roll."
purpose = "Eases."
kind = "roll"
phases = ["restore"]
movements = ["extension"]
muscles = ["iliopsoas"]
feel = "Where the roller is."
not_feel = []
sides = "each"
breathing = "Slowly."
cautions = []
stop_signs = []

[dose.restore]
kind = "passes"
region_s = { low = 30, high = 60 }
stroke_s = 3

[cues]
before = []
during = []
end = []

[[variant]]
id = "floor"
name = "On the floor"
level = "standard"
setup = ["Sit down."]

[[region]]
id = "front"
name = "Front"
muscles = ["iliopsoas"]
feel = "In front."
setup = ["Turn over."]
cues = { before = [], during = [], end = [] }
scene = "front"

[[region]]
id = "back"
name = "Back"
muscles = ["iliopsoas"]
feel = "Behind."
setup = ["Sit."]
cues = { before = [], during = [], end = [] }
scene = "back"

[[leave_out]]
condition = "knee-problem"
why = "It presses on the front."
regions = ["front"]

[[scene]]
id = "front"
best_view = "side"
second_view = "front"
keyframe = [{ at_s = 0 }]

[[scene]]
id = "back"
best_view = "side"
second_view = "front"
keyframe = [{ at_s = 0 }]
"""

STRENGTH = """\
name = "Rise"
summary = "Rise."
purpose = "Makes strong."
kind = "strengthen"
trains = ["squat"]
phases = ["strengthen", "keep"]
movements = ["extension"]
muscles = ["iliopsoas"]
feel = "In the leg."
not_feel = ["the knee"]
sides = "each"
breathing = "Out on the way up."
cautions = ["Hold on."]
stop_signs = ["A pinch."]
sources = ["own-judgement"]

[dose.strengthen]
kind = "repetitions"
count = { low = 8, high = 12 }
sets = { low = 2, high = 3 }
tempo_s = 6
beats = [{ name = "lower", seconds = 3 }, { name = "pause", seconds = 1 }, { name = "lift", seconds = 2 }]
rest_s = 60

[dose.keep]
kind = "repetitions"
count = { low = 8, high = 12 }
sets = { low = 1, high = 2 }
tempo_s = 2.5
beats = [{ name = "lower", seconds = 1.4 }, { name = "lift", seconds = 1.1 }]

[cues]
before = ["Stand tall."]
during = ["Slowly."]
end = ["Rest."]

[[load]]
id = "body-weight"
name = "Body weight"
how = "Nothing in the hands."

[[load]]
id = "bench"
name = "Bench"
how = "Carry it."
equipment = ["bench"]

[[variant]]
id = "deep"
name = "Deep"
level = "standard"
setup = ["Stand."]
scene = "deep"

[[variant]]
id = "shallow"
name = "Shallow"
level = "easier"
setup = ["Stand."]
scene = "deep"

[[variant]]
id = "jump"
name = "Jump"
level = "harder"
automatic = false
setup = ["Stand."]
scene = "deep"

[[fault]]
name = "Knee in"
looks_like = "It tips in."
cue = "Knee out."

[[fault]]
name = "Heel up"
looks_like = "It lifts."
cue = "Heel down."

[[fault]]
name = "Back round"
looks_like = "It rounds."
cue = "Chest up."

[[leave_out]]
condition = "knee-problem"
why = "It lands hard."
variants = ["jump"]

[[change]]
condition = "knee-problem"
why = "Deep bends press on the knee."
cue = "Only as deep as the knee likes."
variant = "shallow"
dose_factor = 0.5
variants = ["deep"]

[[scene]]
id = "deep"
best_view = "side"
second_view = "front"
keyframe = [{ at_s = 0 }]
load = [{ id = "bench", prop = [{ kind = "dumbbell", where = "each-hand" }] }]
"""

STRENGTH_KEEP = STRENGTH[STRENGTH.index("[dose.keep]") : STRENGTH.index("[cues]")]

SIGNS = """\
[[screen]]
id = "first"
order = 1
title = "Does any of these fit?"
why = "To be safe."

[[sign]]
id = "fever"
version = 1
screen = "first"
ask = "Fever with a hot hip?"
why = "It can be an infection."
tier = "emergency"
could_mean = "This can go with an infection."
do = "Call the emergency number."
sources = ["own-judgement"]
reviewed = 2026-11-01
short = true

[[sign]]
id = "locking"
version = 1
screen = "first"
ask = "Does it lock?"
why = "Something may be in the way."
tier = "this-week"
could_mean = "This can go with a loose piece."
do = "See a physiotherapist this week."
sources = ["own-judgement"]
reviewed = "not yet reviewed by a clinician"
short = true
"""

ABOUT_YOU = """\
title = "Is this true of you?"
why = "Some signs need it."

[[circumstance]]
id = "fall"
version = 1
name = "A fall"
why = "Something may be broken."
sources = ["own-judgement"]
reviewed = 2026-11-01
"""

ASKED_AGAIN = """\
[[rule]]
id = "fall"
version = 1
name = "a fall"
why = "Something may be broken."
screens = ["first"]
sources = ["own-judgement"]
reviewed = 2026-11-01
"""

BEFORE_SESSION = """\
[pain]
ask = "How much?"
why = "To know."
reviewed = 2026-11-01

[[pain.band]]
id = "low"
version = 1
low = 0
high = 5
then = "go"
sources = ["own-judgement"]

[[pain.band]]
id = "high"
version = 1
low = 6
high = 10
then = "no-session"
happening = "fall"
says = "Not today."
sources = ["own-judgement"]

[[question]]
id = "new"
ask = "Anything new?"
why = "To know."
reviewed = 2026-11-01

[[question.answer]]
id = "nothing"
version = 1
text = "Nothing"
alone = true
then = "go"
sources = ["own-judgement"]

[[question.answer]]
id = "fall"
version = 1
text = "A fall"
then = "ask-again"
happening = "fall"
says = "A few questions first."
sources = ["own-judgement"]
"""

NUMBERS = """\
unknown = "112"
note = "Check it."
sources = ["own-judgement"]

[[number]]
id = "gb"
place = "United Kingdom"
number = "999"
"""

ARTICLE = """\
+++
title = "Why lean"
summary = "Because."
order = 1
sources = ["own-judgement"]
picture = "wall-lean/far"
+++

## Leaning

First line
of a paragraph.

- one
- two
"""

FILES = {
    "exercises/wall-lean.toml": EXERCISE,
    "articles/why-lean.md": ARTICLE,
    "screening/signs/first.toml": SIGNS,
    "screening/about-you.toml": ABOUT_YOU,
    "screening/asked-again.toml": ASKED_AGAIN,
    "screening/before-session.toml": BEFORE_SESSION,
    "screening/emergency-numbers.toml": NUMBERS,
    "order.toml": 'exercises = ["wall-lean"]\n',
    "sources.toml": (
        '[[source]]\nid = "own-judgement"\ntitle = "Ours"\nkind = "judgement"\n'
        'found = "judgement"\nsays = "We think so."\n'
    ),
    "muscles.toml": (
        '[[group]]\nid = "hip-flexors"\nname = "Hip flexors"\nplain = "front"\nweekly = true\n'
        '[[group]]\nid = "trunk"\nname = "Trunk"\nplain = "middle"\nweekly = false\n'
        '[[muscle]]\nid = "iliopsoas"\nname = "iliopsoas"\nplain = "deep front"\ngroup = "hip-flexors"\n'
    ),
    "equipment.toml": (
        '[[item]]\nid = "wall"\nname = "wall"\nplain = "A wall."\n'
        '[[item]]\nid = "bench"\nname = "bench"\nplain = "A bench."\n'
        'stand_ins = [{ id = "chair", name = "chair" }]\n'
    ),
    "conditions.toml": (
        '[[condition]]\nid = "knee-problem"\nversion = 1\ntheme = "back-and-legs"\nname = "Knee"\n'
        'question = "Knee?"\n'
        'why = "It kneels."\nplain = "Less."\nsources = ["own-judgement"]\nreviewed = 2026-11-01\n'
    ),
    "questions.toml": (
        '[[question]]\nid = "click"\nask = "Click?"\nwhy = "To know."\n'
        'answers = [{ id = "yes", text = "Yes", then = "Less." }, { id = "no", text = "No", then = "On." }]\n'
    ),
    "body-regions.toml": '[[region]]\nid = "groin"\nname = "groin"\nside = "each"\nwhere = "front"\n',
    "own.toml": (
        'variant_name = "Yours"\nsummary = "Own."\npurpose = "Own."\nfeel = "There."\n'
        'breathing = "Slowly."\nstop_signs = ["Pain."]\n'
    ),
}


def write_small_content(folder: Path) -> None:
    """Write the sound folder."""
    for name, text in FILES.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")


def edit(path: Path, old: str, new: str) -> None:
    """Replace a part of a file that must be there."""
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def add_rolling(folder: Path) -> None:
    """Add a rolling exercise: sound, but with few of the parts that a shipped one has."""
    (folder / "exercises/rolling.toml").write_text(ROLLING, encoding="utf-8")
    edit(folder / "order.toml", '"wall-lean"', '"wall-lean", "rolling"')


def add_strength(folder: Path) -> None:
    """Add a strengthening exercise with everything that such a one has."""
    (folder / "exercises/rise.toml").write_text(STRENGTH, encoding="utf-8")
    edit(folder / "order.toml", '"wall-lean"', '"wall-lean", "rise"')
