"""The page for the authority that receives a letter, opened by the letter's code. Nothing of the case is shown here."""

from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from requests_app import letters
from requests_app.forms.receipts import FORMS, CodeForm, PageForm
from requests_app.letters import verifying
from requests_app.receipts import writing
from requests_app.receipts.opening import CodeOpensNothing, Opened, opened, tidied
from requests_app.receipts.writing import PageIsFull
from requests_app.views.without_account import WrongSecrets, without_account

# Too many, and right ones are not looked up either: whoever guesses learns nothing of a hit.
WRONG_CODES = WrongSecrets("codes of letters", most=20, within=600)
WRITE = {"confirm": writing.confirm, "ask": writing.ask, "answer": writing.answer}
FULL = "So much came through this page already that it takes no more. Write to the office that sent the letter."


@without_account
@require_http_methods(["GET", "HEAD", "POST"])
def enter_code(request):
    """Where the code is typed that a letter bears."""
    form = CodeForm(request.POST or None)
    if form.is_valid():
        code = tidied(form.cleaned_data["code"])
        return redirect("requests_app:receipt", code or "unreadable")
    return render(request, "requests_app/receipts/code.html", {"form": form}, status=422 if form.errors else 200)


@without_account
@require_http_methods(["GET", "HEAD", "POST"])
def receipt(request, code):
    """Confirm receipt, ask, answer, or check the file, of the one letter that has this code."""
    if WRONG_CODES.too_many(request):
        return _dead(request, too_many=True)
    try:
        found = opened(code, at=timezone.now())
    except CodeOpensNothing:
        return _dead(request, too_many=WRONG_CODES.count(request))
    if request.method != "POST":
        return _show(request, found, done=FORMS.get(request.GET.get("done", "")))
    form = FORMS.get(request.POST.get("do", ""))
    return _do(request, found, form) if form else _show(request, found)


def _do(request, found: Opened, kind: type[PageForm]):
    form = kind(request.POST, request.FILES, opened=found, on=timezone.localdate())
    if not form.is_valid():
        return _show(request, found, posted=form, status=422)
    if form.do == "check":
        return _show(request, found, verdict=_verdict(found, form.cleaned_data["file"].read()))
    try:
        WRITE[form.do](found, at=timezone.now(), **form.given)
    except PageIsFull:
        form.add_error(None, FULL)
        return _show(request, found, posted=form, status=409)
    return redirect(f"{reverse('requests_app:receipt', args=[found.letter.code])}?done={form.do}#done")


def _verdict(found: Opened, data: bytes) -> tuple[bool, str]:
    """Of this letter alone: whether another letter was issued here is nothing that this page tells."""
    verdict = verifying.verify(data)
    if verdict.letter != found.letter:
        return False, "This file is not the letter with this code."
    if not verdict.unaltered:
        return False, "This file bears the code of the letter, but it is not the file that was issued: it was altered."
    if verdict.is_scan:
        return True, "This file is the scan of the signed original that its sender keeps, unaltered."
    return True, "This file is the letter that was issued, unaltered."


def _show(request, found: Opened, *, posted: PageForm | None = None, verdict=None, done=None, status=200):
    on = timezone.localdate()
    forms = {kind.do: kind(opened=found, on=on) for kind in FORMS.values()}
    if posted:
        forms[posted.do] = posted
    context = {
        "letter": found.letter,
        "sha256": letters.drawn(found.letter, at=timezone.now()).sha256,
        "receipt": found.receipt,
        "forms": forms,
        "form": posted,
        "done": done and done.written,
        "verdict": verdict,
        "open": posted.do if posted else "check" if verdict else "",
    }
    return render(request, "requests_app/receipts/page.html", context, status=status)


def _dead(request, *, too_many: bool):
    status = 429 if too_many else 404
    return render(request, "requests_app/receipts/dead.html", {"too_many": too_many, "form": CodeForm()}, status=status)
