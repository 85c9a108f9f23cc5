"""The registry's screens. A view asks one question and shows the answer."""
