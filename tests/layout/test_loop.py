"""A loop: where its words stand."""

from __future__ import annotations

from journeysite.layout.loop import layout_loop
from journeysite.layout.loop.subject import LoopStage, LoopSubject
from tests.layout.map_metrics import theme_metrics

NAMES = (
    "Le besoin qui apparaît", "Le choix du magasin", "Le processus d’achat en ligne", "La première utilisation",
    "L’entretien de l’équipement", "La recommandation aux amis",
)  # fmt: skip


def test_names_of_stages_are_wrapped_to_two_lines_before_they_are_cut() -> None:
    stages = tuple(LoopStage(at, name) for at, name in enumerate(NAMES, start=1))
    layout = layout_loop(LoopSubject("f", "t", "d", stages, 3), theme_metrics())
    shown = [" ".join(block.names) for block in layout.blocks]
    assert shown == [f"{at}\u00a0{name}" for at, name in enumerate(NAMES, start=1)]
    assert max(len(block.names) for block in layout.blocks) == 2
