package news

// File is a file to be written, below the folder it goes into.
type File struct {
	Path string // slash-separated, made by us: "harbour-fire/index.html"
	Data []byte
}
