package dev.windlass.alembic.eval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.windlass.alembic.python.Source;
import dev.windlass.error.ErrorCode;
import dev.windlass.error.WindlassException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a program cannot do: reach out of the interpreter, run for ever, or fill the memory. */
class SandboxTest {
    private static final Limits SMALL = new Limits(4_000_000, 500, 10_000_000, 48L << 20);

    private static List<String> run(String text) {
        PlainHooks hooks = new PlainHooks();
        Run run = new Run(SMALL, hooks, new Imports(name -> Optional.empty(), Map.of()));
        DeepStack.call(() -> {
            new Program(run, new Source("a.py", text.replace("\\n", "\n"))).load();
            return None.NONE;
        });
        return hooks.printed;
    }

    private static WindlassException failure(String program) {
        long start = System.nanoTime();
        WindlassException[] thrown = new WindlassException[1];
        assertThatThrownBy(() -> run(program)).isInstanceOfSatisfying(WindlassException.class, e -> thrown[0] = e);
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofMinutes(1));
        assertThat(thrown[0].first().where()).startsWith("a.py:");
        return thrown[0];
    }

    /** The ways out that are known of Python's sandboxes. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "open('/etc/passwd')",
                "open('x', 'w')",
                "import io\\nio.open('x')",
                "import builtins\\nbuiltins.open('x')",
                "import builtins\\ngetattr(builtins, 'op' + 'en')('x')",
                "globals()['__builtins__'].open('x')",
                "globals()['__builtins__']['open']('x')",
                "vars(__builtins__)['open']('x')",
                "__builtins__.open('x')",
                "eval('1 + 1')",
                "exec('x = 1')",
                "compile('1', 'a', 'eval')",
                "e = eval\\ne('1')",
                "[eval][0]('1')",
                "map(eval, ['1']).__next__()",
                "__import__('os').system('true')",
                "import os\\nos.system('true')",
                "import os\\nos.popen('true')",
                "import os\\nos.environ.__class__.__mro__[1].__subclasses__()",
                "import os\\nos.listdir('/')",
                "import os\\nos.remove('x')",
                "import os\\nos.walk('/')",
                "import os\\ngetattr(os, 'sys' + 'tem')('true')",
                "import sys\\nsys.modules['os'].system('true')",
                "import sys\\nsys._getframe()",
                "import logging\\nlogging.os.system('true')",
                "import importlib\\nimportlib.import_module('os').system('true')",
                "import importlib\\nimportlib.import_module('subprocess')",
                "import importlib.util\\nimportlib.util.spec_from_file_location('a', '/etc/hostname.py')",
                "import importlib.util\\nimportlib.util.spec_from_file_location('a', '../../a.py')",
                "import subprocess\\nsubprocess.run(['true'])",
                "from subprocess import Popen\\nPopen('true')",
                "import socket\\nsocket.socket()",
                "import urllib.request\\nurllib.request.urlopen('http://127.0.0.1')",
                "from urllib.request import urlopen\\nurlopen('http://127.0.0.1')",
                "import ctypes\\nctypes.CDLL(None)",
                "import pickle\\npickle.loads(b'')",
                "import shutil\\nshutil.rmtree('x')",
                "import tempfile\\ntempfile.mkstemp()",
                "import threading\\nthreading.Thread()",
                "import java.lang.Runtime\\njava.lang.Runtime.getRuntime()",
                "from java.lang import System\\nSystem.exit(3)",
                "().__class__.__bases__[0].__subclasses__()",
                "''.__class__.__mro__[1].__subclasses__()",
                "[].__class__.__base__.__subclasses__()",
                "type(()).__subclasses__(object)",
                "object.__subclasses__()",
                "(lambda: 0).__globals__['x']",
                "(lambda: 0).__code__.co_consts",
                "def f(): pass\\nf.__globals__['__builtins__']['open']('x')",
                "class A:\\n  def m(self): pass\\nA().m.__func__.__globals__['open']('x')",
                "'a'.getClass().forName('java.lang.Runtime')",
                "(1).getClass()",
                "getattr('a', 'getClass')()",
                "getattr([], 'stream')()",
                "(1).value.pow(2)",
                "print('{0.__class__.__init__.__globals__}'.format(1))",
                "print('{0.__class__.__mro__[1].__subclasses__}'.format(''))",
                "print('{x.__globals__}'.format(x=lambda: 0))",
                "print('%(a)s' % {'a': ''.__class__.__subclasses__()})",
                "import string\\nstring.Formatter().format('{0.__class__.__subclasses__}', 1)",
                "try:\\n  1/0\\nexcept Exception as e: e.__traceback__.tb_frame.f_globals['open']('x')",
                "def g(): yield\\ng().gi_frame.f_builtins",
                "from pathlib import Path\\nPath('x').write_text('y')",
                "from pathlib import Path\\nPath('x').open()",
                "from pathlib import Path\\nlist(Path('/').iterdir())",
                "import json\\njson.load(open('x'))",
                "import csv\\ncsv.reader(open('x'))",
                "import os\\nos.environ['PATH'].__class__.__subclasses__()",
                "breakpoint()",
                "input()",
                "import code\\ncode.interact()",
                "import ast\\nast.parse('1')",
            })
    void staysInside(String program) {
        assertThat(failure(program).code()).isIn(Set.of(ErrorCode.ALEMBIC_UNSUPPORTED, ErrorCode.ALEMBIC_FAILED));
    }

    /** What has an answer that reaches nothing. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "import logging\\nlogging.FileHandler('x')",
                "import logging.config\\nlogging.config.fileConfig('x')",
                "import os\\nprint('{0.system}'.format(os))",
                "import re\\nre.match('(a+)+$', 'a' * 40 + 'b')",
                "import secrets\\nx = secrets.token_hex(10**9)",
            })
    void doesNothingOutside(String program) {
        run(program);
        assertThat(Path.of("x")).doesNotExist();
    }

    @Test
    void readsOnlyTheEnvironmentThatItIsGiven() {
        assertThat(run("import os\\nprint(os.environ.get('PATH'), os.getenv('USER', 'none'), os.environ['HOME'])"))
                .containsExactly("None none /home/me");
    }

    /** What fills the memory or the time is stopped, with the line; what Python itself refuses is Python's failure. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "x = []\\nwhile True: x.append('a' * 100000)",
                "x = {}\\ni = 0\\nwhile True:\\n  x[i] = str(i)\\n  i += 1",
                "x = set()\\ni = 0\\nwhile True:\\n  x.add((i,) * 100)\\n  i += 1",
                "x = {i: [i] for i in range(10**9)}",
                "x = [[[0 for a in range(1000)] for b in range(1000)] for c in range(1000)]",
                "x = 10**10**8",
                "x = 1\\nfor i in range(100): x = x * x + 10**1000",
                "x = 1 << 10**10",
                "x = f'{1:>1000000000}'",
                "x = '{:>{}}'.format(1, 10**9)",
                "x = '%1000000000d' % 1",
                "x = 'a'.ljust(10**10)",
                "x = 'a'.zfill(10**9)",
                "x = ('a' * 10000).join(['b'] * 100000)",
                "x = ('a' * 100000).replace('a', 'b' * 100000)",
                "x = ('a' * 100000).translate({97: 'b' * 100000})",
                "x = [0]\\nwhile True: x = x * 10",
                "x = (0,) * 10**9",
                "x = bytes(10**10)",
                "x = b'a' * 10**10",
                "x = list(range(10**12))",
                "x = sum(range(10**12))",
                "x = any(i < 0 for i in range(10**12))",
                "def f(n): return f(n + 1)\\nf(0)",
                "class A:\\n  def __getattr__(self, n): return getattr(self, n + 'x')\\nA().b",
                "x = []\\nfor i in range(100000): x = [x]\\nwhile True: print(x == [x])",
                "import json\\njson.loads('[' * 1000000)",
                "import re\\nre.sub('', 'x' * 10000, 'a' * 1000000)",
                "import itertools\\nx = list(itertools.permutations(range(20)))",
                "import itertools\\nx = list(itertools.product(range(1000), repeat=10))",
                "import itertools\\nx = list(itertools.repeat(1))",
                "import itertools\\nx = list(itertools.accumulate(['a' * 1000] * 100000))",
                "x = list(iter(lambda: 1, 2))",
                "from decimal import Decimal\\nx = int(Decimal('1e1000000000'))",
                "def g():\\n  while True: yield 1\\nfor x in g(): pass",
                "gs = []\\ndef g():\\n  yield 1\\nwhile True:\\n  x = g()\\n  next(x)\\n  gs.append(x)",
                "try:\\n  while True: pass\\nexcept BaseException: pass\\nprint('caught')",
                "try:\\n  while True: pass\\nfinally:\\n  while True: pass",
                "import random\\nx = random.choices([1], k=10**10)",
                "def f(*a): pass\\nf(*range(10**10))",
                "[*x] = range(10**10)",
                "import textwrap\\nx = textwrap.indent(('a' + chr(10)) * 1000000, 'x' * 10000)",
                "x = 'lol'\\nfor i in range(40): x = [x] * 10\\nprint(x)",
            })
    void isBounded(String program) {
        assertThat(failure(program).code()).isIn(Set.of(ErrorCode.ALEMBIC_LIMIT, ErrorCode.ALEMBIC_FAILED));
    }

    @Test
    void copiesWhatIsSharedOnce() {
        assertThat(run("import copy\\nx = []\\nfor i in range(60): x = [x, x]\\n"
                        + "y = copy.deepcopy(x)\\nprint(y[0] is y[1], y is x)"))
                .containsExactly("True False");
    }
}
