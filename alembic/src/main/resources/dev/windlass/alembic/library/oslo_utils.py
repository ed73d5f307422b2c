# OpenStack's oslo.utils, as far as revisions use it, for Windlass's interpreter.
import datetime
import uuid


class timeutils:
    @staticmethod
    def utcnow(with_timezone=False):
        now = datetime.datetime.now(datetime.timezone.utc)
        return now if with_timezone else now.replace(tzinfo=None)


class uuidutils:
    @staticmethod
    def generate_uuid(dashed=True):
        return str(uuid.uuid4()) if dashed else uuid.uuid4().hex

    @staticmethod
    def is_uuid_like(val):
        try:
            return str(uuid.UUID(val)).replace("-", "") == str(val).replace("urn:", "").replace("uuid:", "").strip("{}").replace("-", "").lower()
        except (TypeError, ValueError, AttributeError):
            return False


class strutils:
    TRUE_STRINGS = ("1", "t", "true", "on", "y", "yes")
    FALSE_STRINGS = ("0", "f", "false", "off", "n", "no")

    @staticmethod
    def bool_from_string(subject, strict=False, default=False):
        if isinstance(subject, bool):
            return subject
        lowered = str(subject).strip().lower()
        if lowered in strutils.TRUE_STRINGS:
            return True
        if lowered in strutils.FALSE_STRINGS:
            return False
        if strict:
            raise ValueError(f"Unrecognized value '{subject}'")
        return default


utcnow = timeutils.utcnow
generate_uuid = uuidutils.generate_uuid
is_uuid_like = uuidutils.is_uuid_like
bool_from_string = strutils.bool_from_string
