"""What a reader thinks is wrong, and an editor's answer to it."""

from django import forms

from treaties.plain_words import PlainWords


class SuggestionForm(PlainWords, forms.Form):
    words = forms.CharField(
        label="What is wrong, and what would be right?",
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 5}),
        error_messages={"required": "Say what is wrong."},
    )
    url = forms.URLField(
        label="Where can that be read?",
        required=False,
        max_length=1000,
        assume_scheme="https",
        help_text="A link, if you have one: it saves the editor the search.",
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, label_suffix="", **kwargs)


class NoteForm(PlainWords, forms.Form):
    """Words that go with a decision."""

    note = forms.CharField(label="Note", required=False, max_length=4000, widget=forms.Textarea(attrs={"rows": 3}))

    def __init__(self, *args, label: str, **kwargs):
        super().__init__(*args, label_suffix="", **kwargs)
        self.fields["note"].label = label
