"""`manage.py demo`: the main job without a browser, one printed step at a time; the letter is left in var/demo/."""

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from accounts.choices import Role
from requests_app import assemble, checklist, demo, history, letters, workflow
from requests_app.acts import Approve, FactAnswer, Submit
from requests_app.choices import Act, Severity
from requests_app.content import digest
from requests_app.letters import verifying
from requests_app.management.commands.load_demo import demo_user
from requests_app.models import AssistanceRequest
from treaties.channels import resolve
from treaties.selectors import RegistryNotLoaded, current_registry


class Command(BaseCommand):
    help = "Do the main job on the demo case: find the channel, draft, review, approve, print and verify the letter."

    def handle(self, **options):
        if not settings.DEMO:
            raise CommandError("This is for demo mode only. Set COMITY_DEMO=1 to try Comity on this machine.")
        try:
            self.do_the_main_job()
        except RegistryNotLoaded as error:
            raise CommandError(str(error)) from error

    def do_the_main_job(self):
        self.at = timezone.now()
        officer, supervisor = demo_user(Role.LEGAL_OFFICER), demo_user(Role.SUPERVISOR)
        self.find_channel(officer)
        drafted = self.draft(officer)
        approved = self.review(drafted, supervisor)
        self.print_and_verify(approved)

    def step(self, number: int, title: str) -> None:
        self.stdout.write(self.style.MIGRATE_HEADING(f"\n{number}. {title}"))

    def find_channel(self, officer):
        self.step(1, "Find the channel")
        answer = resolve(current_registry(), officer.office.state_id, "US", timezone.localdate(self.at))
        self.stdout.write(f"   Recommended: {answer.recommended.title}, {answer.recommended.articles}")
        for reason in answer.recommended.reasons:
            self.stdout.write(f"   - {reason}")
        if budapest := answer.channel("CETS-185"):
            self.stdout.write(f"   Not available: {budapest.title}. {' '.join(budapest.reasons)}")

    def draft(self, officer) -> AssistanceRequest:
        self.step(2, f"Draft ({officer}, {officer.office})")
        drafted = demo.draft_request(user=officer, at=self.at)
        gaps = checklist.gaps(assemble.assemble(drafted), current_registry().law)
        mandatory = [gap for gap in gaps if gap.severity == Severity.MANDATORY]
        self.stdout.write(f"   {drafted.reference}: {len(mandatory)} mandatory gaps, {len(gaps)} in all")
        for gap in gaps:
            self.stdout.write(f"   - {gap.severity.label}: {gap.sentence}")
        self.do(Act.SUBMIT, drafted, officer, Submit(seen_version=drafted.version))
        return drafted

    def review(self, drafted: AssistanceRequest, supervisor) -> AssistanceRequest:
        self.step(3, f"Review and approve ({supervisor})")
        content = assemble.assemble(drafted)
        gaps = checklist.gaps(content, current_registry().law)
        self.stdout.write(f"   Digest of the text: {digest(content)}")
        signatory = drafted.office.signatories.filter(is_active=True).first()
        details = Approve(
            seen_digest=digest(content),
            signatory_name=signatory.name,
            signatory_title=signatory.title,
            answers=tuple(
                FactAnswer(fact.key, "Compared with the depositary's list by the reviewer (demo).")
                for fact in content.facts
                if not fact.verified
            ),
            confirmed_gaps=tuple(gap.key for gap in gaps if gap.severity == Severity.RECOMMENDED),
            confirmed_grounds=tuple(each.key for each in checklist.grounds.to_confirm(content, current_registry().law)),
        )
        self.do(Act.APPROVE, drafted, supervisor, details)
        return AssistanceRequest.objects.get(pk=drafted.pk)

    def print_and_verify(self, approved: AssistanceRequest) -> None:
        self.step(4, "Print and verify the letter")
        letter = letters.standing(approved)
        folder = settings.VAR_DIR / "demo"
        folder.mkdir(parents=True, exist_ok=True)
        path = folder / f"{approved.reference.replace('/', '-')}.pdf"
        path.write_bytes(letters.pdf(letter, at=self.at))
        self.stdout.write(f"   {path}")
        self.stdout.write(f"   {verifying.verify(path.read_bytes()).sentence}")
        altered = bytearray(path.read_bytes())
        altered[len(altered) // 2] ^= 1
        self.stdout.write(f"   One byte flipped: {verifying.verify(bytes(altered)).sentence}")
        history.seal()
        whole = next(history.broken(), "History is whole.")
        self.stdout.write(f"   {whole}")

    def do(self, act, assistance_request, user, details):
        event = workflow.perform(act, assistance_request=assistance_request, user=user, at=self.at, details=details)
        self.stdout.write(f"   {event.get_act_display()}: now {event.get_to_status_display().lower()}")
