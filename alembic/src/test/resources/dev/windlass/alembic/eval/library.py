import json, re, uuid, datetime, textwrap, os, math, hashlib, base64, string, logging, copy, time, random
from datetime import timedelta, date
from decimal import Decimal
from contextlib import contextmanager, suppress
print(json.dumps({"a": [1, 2.5, None, True], "b": "é\"\n"}), json.dumps({"b": 1, "a": 2}, sort_keys=True, indent=2), json.dumps([1, {"a": ()}], separators=(",", ":")))
print(json.loads('{"a": [1, 2.5, null, true], "b": "\\u00e9x"}'), json.loads("[]"), json.loads('"s"'), json.loads(" 12 "))
try: json.loads("{bad")
except ValueError as e: print("bad json", type(e).__name__)
print(re.match(r"(\w+)-(\d+)", "ab-12").groups(), re.search("b+", "aabbb").group(), re.findall(r"\d+", "a1b22"), re.sub(r"(\w)(\d)", r"\2\1", "a1b2"), re.split(r"[,;]\s*", "a, b;c"))
print(re.match("x", "y"), re.compile(r"(?P<first_name>\w+)").match("bob").group("first_name"), re.sub("a", lambda m: m.group(0).upper(), "banana"), re.fullmatch("a+", "aaa") is not None, re.findall(r"(\w)=(\d)", "a=1 b=2"), re.sub("(?i)A", "-", "aA"))
u = uuid.UUID("12345678-1234-5678-1234-567812345678"); print(u, u.hex, str(u), repr(u), u == uuid.UUID(u.hex), len(str(uuid.uuid4())), uuid.uuid5(uuid.NAMESPACE_DNS, "python.org"), uuid.uuid3(uuid.NAMESPACE_DNS, "python.org"), u.int)
d = datetime.datetime(2020, 2, 28, 13, 5, 9)
print(d, d.isoformat(), d + timedelta(days=2), d.date(), d.year, d.strftime("%Y-%m-%d %H:%M:%S %j %b %A %I%p %y"), d - datetime.datetime(2020, 1, 1), d.replace(year=2021, hour=0), d.weekday(), repr(d))
print(datetime.datetime.strptime("2021-03-04 05:06:07", "%Y-%m-%d %H:%M:%S"), datetime.date(2020, 1, 31) + timedelta(weeks=1), timedelta(hours=25), timedelta(seconds=90).total_seconds(), timedelta(days=-1, seconds=5), datetime.date(2020, 1, 1) < date(2020, 1, 2), datetime.datetime.fromisoformat("2020-01-02T03:04:05"), datetime.datetime(2020, 1, 1, tzinfo=datetime.timezone.utc), datetime.datetime.fromtimestamp(0, tz=datetime.timezone.utc))
print(textwrap.dedent("""
    a
      b

    c
"""), textwrap.indent("a\nb", "> "))
print(os.path.join("a", "b", "c.py"), os.path.basename("/x/y.z"), os.path.dirname("/x/y.z"), os.path.splitext("y.tar.gz"), os.environ.get("NOPE_X", "dflt"), os.getenv("NOPE_X"))
print(math.ceil(1.2), math.floor(-1.2), math.sqrt(16), math.pi, hashlib.md5(b"x").hexdigest(), hashlib.sha256("é".encode()).hexdigest()[:8], base64.b64encode(b"hi").decode(), base64.b64decode("aGk="), string.ascii_lowercase[:3], string.Template("$a ${b}").substitute(a=1, b=2))
print(Decimal("1.10") + Decimal("2"), Decimal("1") / Decimal("3"), Decimal("0.1") * 3, str(Decimal("1E+2")), Decimal("5").quantize(Decimal("0.01")))
@contextmanager
def ctx(n):
    print("open", n)
    try:
        yield n * 2
    finally:
        print("close", n)
with ctx(2) as v: print("body", v)
try:
    with ctx(3): raise KeyError("k")
except KeyError as e: print("got", e)
with suppress(ValueError): raise ValueError
log = logging.getLogger(__name__)
log.debug("hidden")
print(time.time() > 0, random.random() < 1, random.choice([1]) , len(random.sample(range(10), 3)), random.randint(1, 1))

from ast import literal_eval
print(literal_eval("(1, -2.5, 'x', b'y', None, True)"), literal_eval("{'a': [1, 2], 'b': {3}}"), literal_eval(" 7 "))
for wrong in ("f()", "1 +", "x", "[i for i in y]"):
    try:
        print(literal_eval(wrong))
    except SyntaxError:
        print("syntax")
    except ValueError:
        print("value")
