"""The judge's network for training: the MiniLM encoder with a head for each task, in torch.

The names of the encoder's weights are the published ones, so that they load as they are and export as the embedding does.
"""

from typing import Any

import torch
from torch import Tensor, nn
from torch.nn import functional


class _Layer(nn.Module):
    def __init__(self, width: int, inner: int, heads: int, epsilon: float, dropout: float) -> None:
        super().__init__()
        self.heads = heads
        self.attention = nn.ModuleDict(
            {
                "self": nn.ModuleDict({part: nn.Linear(width, width) for part in ("query", "key", "value")}),
                "output": nn.ModuleDict({"dense": nn.Linear(width, width), "LayerNorm": nn.LayerNorm(width, eps=epsilon)}),
            }
        )
        self.intermediate = nn.ModuleDict({"dense": nn.Linear(width, inner)})
        self.output = nn.ModuleDict({"dense": nn.Linear(inner, width), "LayerNorm": nn.LayerNorm(width, eps=epsilon)})
        self.dropout = nn.Dropout(dropout)

    def forward(self, x: Tensor, mask: Tensor) -> Tensor:
        texts, tokens, width = x.shape
        projections = self.attention["self"]
        query, key, value = (
            projections[part](x).view(texts, tokens, self.heads, -1).transpose(1, 2) for part in ("query", "key", "value")
        )
        attended = functional.scaled_dot_product_attention(query, key, value, attn_mask=mask[:, None, None, :])
        attended = attended.transpose(1, 2).reshape(texts, tokens, width)
        output = self.attention["output"]
        x = output["LayerNorm"](x + self.dropout(output["dense"](attended)))
        raised = functional.gelu(self.intermediate["dense"](x))
        return self.output["LayerNorm"](x + self.dropout(self.output["dense"](raised)))


class Net(nn.Module):
    """Token ids, segments and mask `(texts, tokens)` -> logits: does it answer `(texts,)`, does it support `(texts, 3)`."""

    def __init__(self, config: dict[str, Any], dropout: float = 0.1) -> None:
        super().__init__()
        width, epsilon = config["hidden_size"], config["layer_norm_eps"]
        self.embeddings = nn.ModuleDict(
            {
                "word_embeddings": nn.Embedding(config["vocab_size"], width),
                "position_embeddings": nn.Embedding(config["max_position_embeddings"], width),
                "token_type_embeddings": nn.Embedding(2, width),
                "LayerNorm": nn.LayerNorm(width, eps=epsilon),
            }
        )
        layers = (
            _Layer(width, config["intermediate_size"], config["num_attention_heads"], epsilon, dropout)
            for _ in range(config["num_hidden_layers"])
        )
        self.encoder = nn.ModuleDict({"layer": nn.ModuleList(layers)})
        self.pool, self.answers, self.supports = nn.Linear(width, width), nn.Linear(width, 1), nn.Linear(width, 3)
        self.dropout = nn.Dropout(dropout)

    def load_encoder(self, weights: dict[str, Tensor]) -> None:
        """Take the published weights of the encoder; the heads stay as they are. The word vectors are not trained further."""
        missing, _ = self.load_state_dict(weights, strict=False)
        if any(name.startswith(("embeddings", "encoder")) for name in missing):
            raise ValueError(f"the published weights lack {missing}")
        self.embeddings["word_embeddings"].weight.requires_grad_(requires_grad=False)

    def forward(self, ids: Tensor, types: Tensor, mask: Tensor) -> tuple[Tensor, Tensor]:
        places = torch.arange(ids.shape[1])
        parts = self.embeddings
        x = parts["word_embeddings"](ids) + parts["position_embeddings"](places) + parts["token_type_embeddings"](types)
        x = self.dropout(parts["LayerNorm"](x))
        for layer in self.encoder["layer"]:
            x = layer(x, mask)
        shares = mask[..., None].to(x.dtype)
        pooled = torch.tanh(self.pool((x * shares).sum(1) / shares.sum(1)))
        pooled = self.dropout(pooled)
        return self.answers(pooled)[:, 0], self.supports(pooled)
