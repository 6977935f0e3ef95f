"""How officers come in: password and second factor, a passkey, or their employer's sign-in. Citizens have their own door."""
