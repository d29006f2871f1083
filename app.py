"""The frame around every page: the warehouse made ready, language, navigation, pickers."""

from pages.shared import frame

frame.run()
