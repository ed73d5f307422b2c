# Versions as the package 'packaging' compares them, those of plain numbers: 1.4.46.
import re


class InvalidVersion(ValueError):
    pass


class Version:
    def __init__(self, version):
        found = re.fullmatch(r"v?(\d+(?:\.\d+)*)", str(version).strip())
        if found is None:
            raise InvalidVersion(f"Invalid version: '{version}'")
        self.text = found.group(1)
        self.release = tuple(int(part) for part in self.text.split("."))
        self.major = self.release[0]
        self.minor = self.release[1] if len(self.release) > 1 else 0
        self.micro = self.release[2] if len(self.release) > 2 else 0

    def _key(self):
        key = list(self.release)
        while key and key[-1] == 0:
            key.pop()
        return key

    def __str__(self):
        return self.text

    def __eq__(self, other):
        return self._key() == other._key()

    def __ne__(self, other):
        return self._key() != other._key()

    def __lt__(self, other):
        return self._key() < other._key()

    def __le__(self, other):
        return self._key() <= other._key()

    def __gt__(self, other):
        return self._key() > other._key()

    def __ge__(self, other):
        return self._key() >= other._key()


def parse(version):
    return Version(version)
