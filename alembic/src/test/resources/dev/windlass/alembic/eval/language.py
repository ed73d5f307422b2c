a, *b = 1, 2, 3
print(a, b)
(c, d), e = (1, 2), 3
print(c, d, e)
x = y = [1]
x += [2]
print(y, x is y)
print(1 < 2 < 3, 1 < 3 < 2, not 0, 1 if [] else 2)
print(7 // 2, -7 // 2, 7 % 3, -7 % 3, 2 ** 10, 7 / 2, 1e3, 10 ** 20, 2 ** -1)
print(0x1f, 0b101, 0o17, 1_000, 5 & 3, 5 | 3, 5 ^ 3, ~5, 1 << 4, 256 >> 4)
print(1.0, 0.1 + 0.2, 1e16, 1e-5, 123456789.123, 1e300 * 10, -0.0, 3.0 == 3)
print([i * j for i in range(3) for j in range(3) if i != j])
print({k: v for k, v in zip("abc", range(3))}, {i % 3 for i in range(9)})
print(sum(i for i in range(10) if i % 2), list(map(lambda v: v + 1, [1, 2])))
def f(a, b=2, *args, c, d=4, **kw):
    return (a, b, args, c, d, kw)
print(f(1, c=3), f(1, 2, 3, 4, c=5, e=6), f(*[1, 2], **{"c": 3}))
def counter():
    n = 0
    def add(by=1):
        nonlocal n
        n += by
        return n
    return add
one = counter()
print(one(), one(5), one())
total = 0
def glob():
    global total
    total += 3
glob(); glob()
print(total)
for i in range(5):
    if i == 1: continue
    if i == 3: break
    print("i", i)
else:
    print("never")
for i in []: pass
else: print("else runs")
n = 3
while n:
    n -= 1
else:
    print("while else", n)
def gen(n):
    for i in range(n):
        got = yield i
    return
print(list(gen(4)))
g = gen(2)
print(next(g), next(g), next(g, "end"))
def outer():
    yield from gen(2)
    yield "x"
print(list(outer()))
if (m := 5) > 3: print("walrus", m)
print([y for q in range(3) if (y := q * 2)], y)
print("a" if False else "b", (lambda *a, **k: (a, k))(1, z=2))
d = {"a": 1, **{"b": 2}}
d["c"] = 3
del d["a"]
print(d, "b" in d, d.get("z"), d.get("z", 0), len(d))
print([1, 2, 3][-1], [1, 2, 3][::-1], "hello"[1:3], (1, 2, 3)[:2], "hello"[-3:], [0, 1, 2, 3, 4][1::2])
l = [0, 1, 2, 3]
l[1:3] = ["x"]
print(l)
del l[0]
print(l)
print(1 == 1.0, True == 1, None is None, "a" != "b", [1, 2] == [1, 2], (1, 2) < (1, 3))
print("x" in "xyz", 2 not in [1], {} or "empty", [] and 1)
assert True, "fine"
try:
    assert False, "broken"
except AssertionError as e:
    print("assert", e)
print(isinstance(1, int), isinstance(True, int), isinstance("a", (int, str)), issubclass(bool, int), type(1) is int, type("").__name__)
class Ctx:
    def __enter__(self): print("enter"); return 7
    def __exit__(self, t, v, tb): print("exit", t and t.__name__); return True
with Ctx() as v, Ctx():
    print("in", v)
with Ctx():
    raise ValueError("swallowed")
print(*[1, 2], sep="-")
print(f"{3.14159:.2f} {42:05d} {'x':>4}|{'y':<4}|{'z':^5}| {1234567:,} {255:x} {0.256:.1%} {1e10:g} {'q'!r} {7:+d} {3=}")
w = 6
print(f"{'a':*^{w}} {{}} {'nested ' + f'{w}'} {[1,2]} {d!r}")
print(divmod(7, 3), abs(-3), round(2.5), round(3.14159, 2), min(3, 1, 2), max([1, 5, 2]), pow(2, 3), sum([[1], [2]], []))
print(any([0, 1]), all([1, 0]), sorted([3, 1, 2], reverse=True), list(reversed([1, 2])), sorted("bca", key=lambda c: -ord(c)))
print(list(enumerate("ab", 1)), list(filter(None, [0, 1, 2])), list(zip([1, 2], "ab")))
print(int("42"), int("ff", 16), float("1.5"), str(1.0), bool(""), list("ab"), tuple([1]), dict([("a", 1)]), set([1, 1]), int(3.9), int("-7"))
print(repr("it's"), repr('a"b'), repr("a\n\t\\"), str(None), repr([None, True, 1.5, "s"]), repr((1,)), repr({"a": (1, 2)}), repr(set()), repr(b"a\x00"))
print(chr(65), ord("A"), hex(255), bin(5), callable(print), hasattr("", "upper"), getattr("abc", "upper")())
