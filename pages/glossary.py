"""Glossary: what the words mean."""

from acquisition import manual_panel, ui

manual_panel.glossary(ui.view())
