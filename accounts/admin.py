"""The site's administration pages for this room: to look, not to change.

Offices and people are changed on Comity's own screens, where every change asks the policies and is recorded. What
allauth and Django would let one edit behind them is taken away.
"""

from allauth.account.decorators import secure_admin_login
from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from django.contrib import admin
from django.contrib.auth.models import Group

from accounts.models import AdministrationEvent, Office, Signatory, User
from treaties.admin import ReadOnlyAdmin

# One door: the sign-in page with its rate limit and second factor.
admin.site.login = secure_admin_login(admin.site.login)
admin.site.unregister([EmailAddress, Authenticator, Group])


class SignatoriesInline(admin.TabularInline):
    model = Signatory
    extra = 0
    can_delete = False
    has_add_permission = has_change_permission = lambda self, request, obj=None: False


@admin.register(Office)
class OfficeAdmin(ReadOnlyAdmin):
    list_display = ["name", "state", "code", "is_central_authority", "is_active"]
    list_filter = ["is_central_authority", "is_active"]
    search_fields = ["name", "code"]
    inlines = [SignatoriesInline]


@admin.register(User)
class UserAdmin(ReadOnlyAdmin):
    list_display = ["name", "email", "office", "roles_in_words", "is_active", "last_login"]
    list_filter = ["is_active", "role_assignments__role"]
    search_fields = ["name", "email"]
    fields = ["name", "email", "office", "roles_in_words", "is_active", "is_staff", "is_superuser", "last_login"]
    readonly_fields = ["roles_in_words"]


@admin.register(AdministrationEvent)
class AdministrationEventAdmin(ReadOnlyAdmin):
    list_display = ["at", "by", "act", "person", "office", "note"]
    list_filter = ["act"]
    list_select_related = ["by", "person", "office"]
