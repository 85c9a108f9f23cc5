"""The registry in the admin, to look things up: nothing is added, changed or removed here."""

from django.contrib import admin

from treaties.models import (
    CentralAuthority,
    Declaration,
    Edition,
    EUMembership,
    Finding,
    Instrument,
    Participation,
    Proposal,
    Source,
    State,
    Suggestion,
)


class ReadOnlyAdmin(admin.ModelAdmin):
    """To look, not to change: facts change through files and editions, all else through its own screens."""

    actions = None

    def has_add_permission(self, request, obj=None):
        return False

    def has_change_permission(self, request, obj=None):
        return False

    def has_delete_permission(self, request, obj=None):
        return False


@admin.register(State)
class StateAdmin(ReadOnlyAdmin):
    list_display = ["code", "name", "official_name", "kind"]
    list_filter = ["kind"]
    search_fields = ["code", "name", "official_name"]


@admin.register(Source)
class SourceAdmin(ReadOnlyAdmin):
    list_display = ["__str__", "publisher", "as_of"]
    list_filter = ["publisher"]
    search_fields = ["title", "publisher", "url", "source_id"]


@admin.register(Instrument)
class InstrumentAdmin(ReadOnlyAdmin):
    list_display = ["code", "short_title", "title", "kind", "material_scope", "basis_role", "preference", "in_force_on"]
    list_filter = ["kind", "material_scope", "basis_role"]
    search_fields = ["code", "title", "short_title", "citation"]


@admin.register(Participation)
class ParticipationAdmin(ReadOnlyAdmin):
    list_display = ["state", "instrument", "status", "in_force_on", "ended_on", "suspended_on", "confidence"]
    list_filter = ["status", "confidence", "instrument__kind"]
    list_select_related = ["state", "instrument"]
    search_fields = ["state__name", "=state__code", "instrument__code", "instrument__title", "instrument__short_title"]


@admin.register(Declaration)
class DeclarationAdmin(ReadOnlyAdmin):
    list_display = ["state", "instrument", "article", "kind", "summary", "confidence"]
    list_filter = ["kind", "confidence", "instrument"]
    list_select_related = ["state", "instrument"]
    search_fields = ["state__name", "=state__code", "instrument__code", "article", "summary", "effect"]


@admin.register(CentralAuthority)
class CentralAuthorityAdmin(ReadOnlyAdmin):
    list_display = ["state", "role", "name", "organisation", "city", "confidence"]
    list_filter = ["role", "confidence"]
    list_select_related = ["state"]
    search_fields = ["state__name", "=state__code", "name", "organisation", "city"]


@admin.register(Finding)
class FindingAdmin(ReadOnlyAdmin):
    list_display = ["statement", "kind", "origin", "state", "counterpart", "instrument", "confidence"]
    list_filter = ["origin", "kind", "confidence"]
    list_select_related = ["state", "counterpart", "instrument"]
    search_fields = ["statement", "explanation", "state__name", "counterpart__name", "instrument__code", "key"]


@admin.register(EUMembership)
class EUMembershipAdmin(ReadOnlyAdmin):
    list_display = ["state", "member_from", "member_until", "confidence"]
    list_select_related = ["state"]
    search_fields = ["state__name", "=state__code"]


@admin.register(Edition)
class EditionAdmin(ReadOnlyAdmin):
    list_display = ["number", "published_at", "published_by", "sha256"]
    list_select_related = ["published_by"]
    search_fields = ["=number", "sha256", "notes"]
    date_hierarchy = "published_at"


@admin.register(Proposal)
class ProposalAdmin(ReadOnlyAdmin):
    list_display = ["summary", "status", "proposed_by", "proposed_at", "decided_by", "edition"]
    list_filter = ["status"]
    list_select_related = ["proposed_by", "decided_by", "edition"]
    search_fields = ["summary", "reason", "source_url"]


@admin.register(Suggestion)
class SuggestionAdmin(ReadOnlyAdmin):
    list_display = ["about", "status", "suggested_by", "suggested_at", "answered_by"]
    list_filter = ["status"]
    list_select_related = ["suggested_by", "answered_by"]
    search_fields = ["about", "words"]
