// A first target for taospec: supply and emission.
// Run: go build -o target target.go && taospec conform --target ./target --suite tokenomics
package main

import (
	"bufio"
	"encoding/json"
	"fmt"
	"math"
	"math/big"
	"os"
	"sort"
	"strconv"
	"strings"
)

const (
	capRao      uint64 = 21_000_000 * 1_000_000_000
	lastHalving        = 30
)

type object map[string]any

var rules = object{"name": "finney", "version": "1"}
var target = object{"name": "my-client", "version": "0.1.0"}

// [TOK-4] The issuance from which a halving holds, in rao.
func threshold(halving int) uint64 {
	return capRao - capRao>>halving
}

// [TOK-2] [TOK-3] What a block emits at an issuance, in rao.
func blockEmission(issuance uint64) uint64 {
	if issuance >= capRao {
		return 0
	}
	halvings := 0
	for halvings < lastHalving && issuance >= threshold(halvings+1) {
		halvings++
	}
	return 1_000_000_000 >> halvings
}

// [TOK-5] The issuance after so many blocks.
func issuanceAfter(issuance, blocks uint64) uint64 {
	for halving := 1; halving <= lastHalving; halving++ {
		end := threshold(halving)
		if issuance >= end {
			continue
		}
		emission := blockEmission(issuance)
		count := min(blocks, (end-issuance+emission-1)/emission)
		issuance, blocks = issuance+count*emission, blocks-count
	}
	return issuance
}

// [TOK-6] What is stored as BlockEmission, if anything.
func written(stored, issuance uint64) any {
	emission := blockEmission(issuance)
	if issuance >= capRao || emission == stored {
		return nil
	}
	return text(emission)
}

// [TOK-1] What a block emission makes in so many seconds: the product may take more than 64 bits.
func emissionOver(emission, seconds uint64) string {
	product := new(big.Int).Mul(new(big.Int).SetUint64(emission), new(big.Int).SetUint64(seconds))
	return product.Div(product, big.NewInt(12)).String()
}

// [TOK-7] All that a chain begins with.
func genesisIssuance(stakes, balances object) uint64 {
	var total uint64
	for _, balance := range balances {
		total += amount(balance)
	}
	for _, hotkeys := range stakes {
		for _, stake := range hotkeys.(map[string]any) {
			own := amount(stake)
			if total > math.MaxUint64-own {
				return math.MaxUint64
			}
			total += own
		}
	}
	return total
}

func text(value uint64) string { return strconv.FormatUint(value, 10) }

// An amount: a number, a decimal string, or [amount, UID].
func amount(value any) uint64 {
	if list, ok := value.([]any); ok {
		value = list[0]
	}
	number, err := strconv.ParseUint(fmt.Sprint(value), 10, 64)
	if err != nil {
		panic(err)
	}
	return number
}

func in(given object, name string) uint64 { return amount(given[name]) }

var handlers = map[string]func(given object) any{
	"block_emission":         func(given object) any { return text(blockEmission(in(given, "issuance"))) },
	"written_block_emission": func(given object) any { return written(in(given, "stored"), in(given, "issuance")) },
	"emission_over":          func(given object) any { return emissionOver(in(given, "emission"), in(given, "seconds")) },
	"halving_threshold": func(given object) any {
		issuance := threshold(int(in(given, "halving")))
		return object{"issuance": text(issuance), "emission": text(blockEmission(issuance))}
	},
	"issuance_after": func(given object) any { return text(issuanceAfter(in(given, "issuance"), in(given, "blocks"))) },
	"genesis_issuance": func(given object) any {
		return text(genesisIssuance(given["stakes"].(map[string]any), given["balances"].(map[string]any)))
	},
}

// Every session says the same: a map gives its keys in another order each time.
func handshake() object {
	names := []string{}
	for name := range handlers {
		names = append(names, name)
	}
	sort.Strings(names)
	return object{
		"protocol": "taospec-target/1", "rules": rules, "target": target,
		"suites": object{"tokenomics": names},
	}
}

func failed(code string, message any) object {
	return object{"error": object{"code": code, "message": fmt.Sprint(message)}}
}

func answer(method string, params object) (answered object) {
	defer func() {
		if failure := recover(); failure != nil {
			answered = failed("internal", failure)
		}
	}()
	switch method {
	case "handshake":
		return object{"result": handshake()}
	case "health":
		return object{"result": object{"status": "ok", "target": target, "rules": rules}}
	case "issuance":
		if handler, ok := handlers[fmt.Sprint(params["handler"])]; ok {
			return object{"result": object{"ok": handler(params["input"].(map[string]any))}}
		}
	}
	return failed("unsupported", "no "+method)
}

func main() {
	lines := bufio.NewReader(os.Stdin)
	answers := json.NewEncoder(os.Stdout)
	for {
		line, err := lines.ReadString('\n')
		if err != nil {
			return
		}
		var question struct {
			ID     int64
			Method string
			Params object
		}
		decoder := json.NewDecoder(strings.NewReader(line))
		decoder.UseNumber()
		if decoder.Decode(&question) != nil {
			return
		}
		answered := answer(question.Method, question.Params)
		answered["id"] = question.ID
		if answers.Encode(answered) != nil {
			return
		}
	}
}
