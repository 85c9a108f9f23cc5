"""allauth's forms in Comity's words. What they check is allauth's."""

from allauth.account import forms as account
from allauth.mfa.base import forms as second_factor
from allauth.mfa.totp.forms import ActivateTOTPForm
from allauth.mfa.webauthn.forms import AddWebAuthnForm, EditWebAuthnForm

LABELS = {
    "login": "Email address",
    "email": "Email address",
    "oldpassword": "Current password",
    "password1": "New password",
    "password2": "The same once more",
    "code": "Code",
    "name": "What you call it",
    "passwordless": "Let it sign me in without the password",
}
HELP = {
    "password1": "At least 12 characters. Not close to your name or address, and none that many people use.",
    "name": "For example the telephone or the key it is on.",
    "passwordless": "The device then asks for your finger, your face or a PIN instead.",
}


class InOurWords:
    """A label above each field, and no second one inside it."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for name, field in self.fields.items():
            field.widget.attrs.pop("placeholder", None)
            field.label = LABELS.get(name, field.label)
            field.help_text = HELP.get(name, field.help_text)


class SignIn(InOurWords, account.LoginForm):
    pass


class AskForNewPassword(InOurWords, account.ResetPasswordForm):
    pass


class ChoosePassword(InOurWords, account.ResetPasswordKeyForm):
    pass


class ChangePassword(InOurWords, account.ChangePasswordForm):
    pass


class ConfirmByPassword(InOurWords, account.ReauthenticateForm):
    pass


class SignInByCode(InOurWords, second_factor.AuthenticateForm):
    pass


class ConfirmByCode(InOurWords, second_factor.ReauthenticateForm):
    pass


class SetUpApp(InOurWords, ActivateTOTPForm):
    pass


class AddKey(InOurWords, AddWebAuthnForm):
    pass


class RenameKey(InOurWords, EditWebAuthnForm):
    pass
