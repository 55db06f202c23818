package build

import (
	"bytes"
	"os"
	"path/filepath"
	"reflect"
	"testing"

	"github.com/briefgen/briefgen/internal/config"
	"github.com/briefgen/briefgen/internal/fileid"
)

// TestInputsHoldTheConfiguration changes each field of the configuration, at any depth: each must make other inputs.
func TestInputsHoldTheConfiguration(t *testing.T) {
	dir := t.TempDir()
	if err := os.Mkdir(filepath.Join(dir, "content"), 0o777); err != nil {
		t.Fatal(err)
	}
	root, err := os.OpenRoot(dir)
	if err != nil {
		t.Fatal(err)
	}
	defer root.Close()
	b := &Builder{Root: root, Config: config.Default()}
	b.Config.Outlets = map[string]config.Outlet{}
	before, err := b.inputs(t.Context(), fileid.ID{})
	if err != nil {
		t.Fatal(err)
	}
	eachField(reflect.ValueOf(&b.Config).Elem(), "Config", func(name string) {
		b.Config.ContentDir = "content" // the only folder that is there
		after, err := b.inputs(t.Context(), fileid.ID{})
		if err != nil {
			t.Fatal(err)
		}
		if name != "Config.ContentDir" && bytes.Equal(before.data, after.data) {
			t.Errorf("%s makes no difference", name)
		}
	})
}

// eachField changes one field after the other, calls visit, and takes the change back.
func eachField(v reflect.Value, name string, visit func(name string)) {
	old := reflect.New(v.Type()).Elem()
	old.Set(v)
	switch v.Kind() {
	case reflect.Struct:
		for i := range v.NumField() {
			eachField(v.Field(i), name+"."+v.Type().Field(i).Name, visit)
		}
		return
	case reflect.String:
		v.SetString(v.String() + "x")
	case reflect.Int, reflect.Int64:
		v.SetInt(v.Int() + 1)
	case reflect.Bool:
		v.SetBool(!v.Bool())
	case reflect.Slice:
		v.Set(reflect.Append(reflect.MakeSlice(v.Type(), 0, 1), reflect.Zero(v.Type().Elem())))
	case reflect.Map:
		v.Set(reflect.MakeMap(v.Type()))
		v.SetMapIndex(reflect.ValueOf("gazette.example"), reflect.Zero(v.Type().Elem()))
	default:
		panic("no way to change a " + v.Type().String())
	}
	visit(name)
	v.Set(old)
}

func TestProgramKey(t *testing.T) {
	elf := []byte("\x7fELF....\x07\x00\x00\x00\x04\x00\x00\x00Go\x00\x00abc/def....code")
	other := []byte("MZ....\xff Go build ID: \"abc/def\"\n \xff....code")
	long := bytes.Repeat([]byte("code"), 100_000)
	for _, c := range []struct {
		name string
		a, b []byte
		same bool
	}{
		{"code behind the build ID", elf, append(bytes.Clone(elf), 'x'), true},
		{"code behind the build ID, other systems", other, append(bytes.Clone(other), 'x'), true},
		{"another build ID", elf, bytes.Replace(elf, []byte("def"), []byte("ghi"), 1), false},
		{"another build ID, other systems", other, bytes.Replace(other, []byte("def"), []byte("ghi"), 1), false},
		{"no build ID", long, append(bytes.Clone(long), 'x'), false},
		{"a note that is too long", []byte("\xff\x00\x00\x00\x04\x00\x00\x00Go\x00\x00a"), []byte("\xff\x00\x00\x00\x04\x00\x00\x00Go\x00\x00b"), false},
	} {
		a, errA := programKey(bytes.NewReader(c.a))
		b, errB := programKey(bytes.NewReader(c.b))
		if errA != nil || errB != nil || (a == b) != c.same {
			t.Errorf("%s: one program %v, want %v (errors %v, %v)", c.name, a == b, c.same, errA, errB)
		}
	}
	if key, err := Program(); err != nil || key == [16]byte{} {
		t.Errorf("the running program has the key %x, error %v", key, err)
	}
}
