"""Protected people: the pseudonym that letters print for a person, and the sealed annex that holds the key.

Tables of their own: a column more would rebuild a guarded table on SQLite and drop its triggers.
"""

from django.db import models
from django.db.models.functions import Lower

from requests_app.models.drafting import PersonConcerned
from requests_app.models.record import IssuedLetter, Record
from requests_app.models.request import Case


class Protection(models.Model):
    """That letters print a pseudonym for a person; or, with `named_because`, why they print the name of a victim."""

    person = models.OneToOneField(
        PersonConcerned, on_delete=models.CASCADE, primary_key=True, related_name="protection"
    )
    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="+")  # the person's: for the constraint
    pseudonym = models.CharField(max_length=80)
    named_because = models.TextField(blank=True)

    class Meta:
        constraints = [models.UniqueConstraint("case", Lower("pseudonym"), name="pseudonym_once_a_case")]

    def __str__(self):
        return self.pseudonym

    @property
    def hides(self) -> bool:
        return not self.named_because.strip()


class SealedAnnex(Record):
    """The key to the pseudonyms of a letter, frozen with it; it travels apart from the letter."""

    letter = models.OneToOneField(IssuedLetter, on_delete=models.PROTECT, related_name="sealed_annex")
    code = models.CharField(max_length=24, unique=True)
    content = models.TextField()  # content.to_json(SealedKey)
    sha256 = models.CharField(max_length=64)  # of `content`

    class Meta:
        verbose_name_plural = "sealed annexes"

    def __str__(self):
        return f"Sealed annex of {self.letter}"


class DrawnSealedAnnex(Record):
    """Its PDF, drawn once from its frozen content."""

    annex = models.OneToOneField(SealedAnnex, on_delete=models.PROTECT, related_name="drawn")
    pdf = models.BinaryField()
    sha256 = models.CharField(max_length=64, unique=True)
    drawn_at = models.DateTimeField()

    class Meta:
        verbose_name_plural = "drawn sealed annexes"

    def __str__(self):
        return f"PDF of {self.annex}"
