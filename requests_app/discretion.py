"""What a reader is told of protected people: decided here for every door (docs/decisions/0027).

Whoever may read the names (`policies.may_read_names`) reads what was typed. To others pseudonyms are shown, in the
names of files too, and no file is opened: what a file says cannot be masked.
"""

from dataclasses import replace

from django.db.models import Exists, OuterRef, Q

from accounts.models import User
from requests_app import assemble, policies
from requests_app.choices import PersonRole
from requests_app.content import LetterContent, Protected, protection
from requests_app.models import AssistanceRequest, Case, PersonConcerned

# `PersonConcerned.protected` as a filter: a test holds that they agree.
IS_PROTECTED = Q(protection__named_because="") | Q(protection=None, role=PersonRole.VICTIM)


def hidden_from(user: User, assistance_request: AssistanceRequest) -> tuple[Protected, ...]:
    """The protected people of its case whose names this reader is not told."""
    told = policies.may_read_names(assistance_request, user)
    return () if told else assemble.protected_in(assistance_request.case)


def may_read_names_in(case: Case, user: User) -> bool:
    """Whether they may read the names of one of its requests, or nobody in it is protected."""
    protects = case.persons.filter(IS_PROTECTED).exists()
    return not protects or any(policies.may_read_names(each, user) for each in case.requests.all())


def may_open_files(assistance_request: AssistanceRequest, user: User) -> bool:
    """A file of a case with protected people is opened by those alone who draft, review or send the request."""
    return not hidden_from(user, assistance_request)


def veil(row, *names: str, texts: tuple[str, ...] = (), people: tuple[Protected, ...]):
    """A row that is shown and not saved, with pseudonyms in these fields: `names` are those of files, people and
    titles, whose words may be joined; `texts` are sentences."""
    for name in names:
        setattr(row, name, protection.in_name(getattr(row, name), people))
    for name in texts:
        setattr(row, name, protection.in_text(getattr(row, name), people))
    return row


def as_told_then(
    content: LetterContent, assistance_request: AssistanceRequest, user: User | None = None
) -> LetterContent:
    """An old text of a draft: with pseudonyms for those whom somebody named before they were protected, and to those
    who may not read the names (`user`: None for whoever reads it) without what else was known of them.
    """
    people = assemble.protected_in(assistance_request.case)
    if hidden := people if user is None else hidden_from(user, assistance_request):
        content = replace(content, persons=tuple(protection.withheld(each, hidden) for each in content.persons))
    return protection.masked(content, people)


def case_found_by(word: str) -> Q:
    """Cases whose reference or title has the word. A name that the title tells under a pseudonym finds nothing."""
    names = Q(name__icontains=word) | Q(other_names__icontains=word)
    named = PersonConcerned.objects.filter(IS_PROTECTED, names, case=OuterRef("pk"))
    found = Q(national_reference__icontains=word) | Q(title__icontains=word)
    return found & ~Exists(named)
