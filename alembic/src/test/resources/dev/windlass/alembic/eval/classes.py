import enum
from enum import Enum, IntEnum, auto
from dataclasses import dataclass, field
from typing import NamedTuple, Optional, List
class Animal:
    kind = "animal"
    count = 0
    def __init__(self, name, legs=4):
        self.name = name
        self.legs = legs
        Animal.count += 1
    def speak(self): return f"{self.name} speaks"
    @property
    def title(self): return self.name.title()
    @title.setter
    def title(self, v): self.name = v
    @classmethod
    def make(cls, name): return cls(name)
    @staticmethod
    def add(a, b): return a + b
    def __repr__(self): return f"Animal({self.name!r})"
    def __eq__(self, other): return isinstance(other, Animal) and self.name == other.name
    def __len__(self): return self.legs
class Dog(Animal):
    kind = "dog"
    def __init__(self, name):
        super().__init__(name, 4)
        self.tricks = []
    def speak(self): return super().speak() + " woof"
d = Dog("rex")
print(d.speak(), d.kind, d.title, d, Dog.make("b").name, Animal.add(1, 2), Animal.count, len(d), d == Dog("rex"), isinstance(d, Animal))
d.title = "max"; print(d.name, d.__class__.__name__, hasattr(d, "tricks"), getattr(d, "nope", 1), d.__dict__)
class Meta:
    def __getitem__(self, k): return k * 2
    def __call__(self, x): return x + 1
    def __contains__(self, x): return x == 3
    def __iter__(self): return iter([1, 2])
    def __getattr__(self, name): return "dyn_" + name
    def __add__(self, o): return "added"
    def __str__(self): return "str!"
m = Meta()
print(m["ab"], m(1), 3 in m, list(m), m.foo, m + 1, str(m), f"{m}")
class Color(Enum):
    RED = "red"
    GREEN = "green"
    CRIMSON = "red"
    def describe(self): return self.name + "=" + self.value
print(Color.RED, Color.RED.name, Color.RED.value, Color("green"), Color["RED"], [c.value for c in Color], Color.CRIMSON is Color.RED, len(Color), Color.RED.describe(), repr(Color.GREEN), Color.RED == "red", Color.RED in Color)
class S(str, enum.Enum):
    A = "a"
    B = "b"
print(S.A == "a", S.A.value, S("b"), S.A.upper(), [e.name for e in S], S.A + "x", {"a": 1}.get(S.B), isinstance(S.A, str), "%s" % S.A.value)
class N(IntEnum):
    ONE = 1
    TWO = 2
print(N.ONE + 1, N.TWO > N.ONE, N(2).name, int(N.ONE), sorted([N.TWO, N.ONE])[0] is N.ONE)
class A(Enum):
    X = auto()
    Y = auto()
print(A.X.value, A.Y.value, list(A.__members__))
F = Enum("F", "P Q"); print(F.P.value, F.Q.name)
@dataclass
class DC:
    a: int
    b: str = "x"
    c: List[int] = field(default_factory=list)
    def total(self): return self.a + len(self.c)
dc = DC(1, c=[1, 2]); print(dc.a, dc.b, dc.c, dc.total(), DC(1) == DC(1), DC(2).c)
class NT(NamedTuple):
    x: int
    y: Optional[int] = 5
print(NT(1).y, NT(1, 2)[1], tuple(NT(3)))
class Base:
    registry = {}
    def __init_subclass__(cls, **kw): pass
def deco(f):
    def inner(*a, **k): return "deco " + f(*a, **k)
    return inner
@deco
def hi(n): return "hi " + n
print(hi("you"), hi.__name__)
class X:
    @deco
    def m(self, v): return v
    y = 3
    z = [y * 2]
    def lazily(self): return X.y
print(X().m("q"), X.z, X().lazily(), type("Dyn", (X,), {"w": 1}).w)
class It:
    def __init__(self): self.n = 0
    def __iter__(self): return self
    def __next__(self):
        self.n += 1
        if self.n > 3: raise StopIteration
        return self.n
print(list(It()), sum(It()))


class Named(str, enum.Enum):
    A = "a"
    __str__ = enum.Enum.__str__


print(Named.A, str(Named.A), Named.A.value, enum.Enum.__str__(Named.A))
