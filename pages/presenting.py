"""A frozen meeting before its audience: one slide a screen, turned by keys."""

from acquisition import presenting_panel, ui

presenting_panel.show(ui.view())
