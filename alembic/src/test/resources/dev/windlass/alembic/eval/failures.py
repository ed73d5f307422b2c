def attempt(f):
    try:
        f()
    except Exception as e:
        print(type(e).__name__, "|", e)
attempt(lambda: {}["k"])
attempt(lambda: [][0])
attempt(lambda: 1 / 0)
attempt(lambda: int("x"))
attempt(lambda: "a" + 1)
attempt(lambda: None.foo)
attempt(lambda: undefined_name)
attempt(lambda: [1, 2].index(9))
attempt(lambda: next(iter([])))
attempt(lambda: "{}".format())
attempt(lambda: "abc".foo())
attempt(lambda: len(5))
attempt(lambda: dict(a=1)["b"])
attempt(lambda: sorted([1, "a"]))
def raiser(kind): raise kind
attempt(lambda: raiser(NotImplementedError()))
attempt(lambda: raiser(RuntimeError("a", "b")))
attempt(lambda: raiser(KeyError("key")))
class Custom(Exception):
    def __init__(self, code, msg="dflt"):
        super().__init__(msg)
        self.code = code
try:
    raise Custom(7)
except (ValueError, Custom) as e:
    print(e.code, e, e.args, isinstance(e, Exception))
try:
    try:
        raise ValueError("inner")
    except ValueError as e:
        raise RuntimeError("outer") from e
except RuntimeError as e:
    print(e, repr(e.__cause__))
def flow():
    try:
        return "try"
    finally:
        print("finally")
print(flow())
def flow2():
    for i in range(3):
        try:
            if i == 1: continue
            if i == 2: break
            print("loop", i)
        except ValueError:
            pass
        else:
            print("else", i)
        finally:
            print("fin", i)
flow2()
try:
    try:
        raise KeyError("x")
    except KeyError:
        print("handling")
        raise
except KeyError as e:
    print("again", e)
try:
    x, y = 1, 2, 3
except ValueError as e:
    print(e)
try:
    raise StopIteration
except Exception as e:
    print(repr(e))
try:
    f = lambda: (yield)
    raise SystemExit(3)
except SystemExit as e:
    print("exit", e)
print([type(e).__mro__[1].__name__ for e in [KeyError(), ZeroDivisionError(), NotImplementedError()]])
