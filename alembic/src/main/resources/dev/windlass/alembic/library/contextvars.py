# The module contextvars, for one thread.


class Token:
    def __init__(self, variable, old_value):
        self.var = variable
        self.old_value = old_value


class ContextVar:
    def __init__(self, name, **options):
        self.name = name
        self.values = [options["default"]] if "default" in options else []

    def get(self, *default):
        if self.values:
            return self.values[-1]
        if default:
            return default[0]
        raise LookupError(self.name)

    def set(self, value):
        token = Token(self, list(self.values))
        self.values = self.values + [value]
        return token

    def reset(self, token):
        self.values = token.old_value
