from django.contrib.auth.hashers import Argon2PasswordHasher


class Argon2(Argon2PasswordHasher):
    """Argon2id with 19 MiB, two passes, one lane, as OWASP has it.

    Django's own 100 MiB in eight lanes let a few dozen strangers at the sign-in page fill the memory of a small server:
    who has no account yet makes us hash, too.
    """

    time_cost = 2
    memory_cost = 19 * 1024
    parallelism = 1
