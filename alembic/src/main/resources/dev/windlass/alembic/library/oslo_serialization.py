# OpenStack's oslo.serialization, as far as revisions use it, for Windlass's interpreter.
import json


class jsonutils:
    @staticmethod
    def dumps(obj, **options):
        return json.dumps(obj, **options)

    @staticmethod
    def dump_as_bytes(obj, **options):
        return json.dumps(obj, **options).encode("utf-8")

    @staticmethod
    def loads(s, encoding="utf-8", **options):
        return json.loads(s, **options)


dumps, loads, dump_as_bytes = jsonutils.dumps, jsonutils.loads, jsonutils.dump_as_bytes
