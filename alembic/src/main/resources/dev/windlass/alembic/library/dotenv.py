# The package python-dotenv: Windlass itself reads .env, and a revision sees what it set.


def load_dotenv(*args, **options):
    return True


def find_dotenv(*args, **options):
    return ""
